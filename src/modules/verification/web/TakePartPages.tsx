import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Button,
  ButtonForm,
  ButtonLink,
  Checkbox,
  Form,
  Notice,
  Onward,
  PageHead,
  Receipt,
  Section,
  Stack,
} from '#ui/index.ts';
import { GUEST_MINUTES } from '../guest-store.ts';
import { Ways } from './VerifyPage.tsx';

/** For a visitor before a step that also takes guests: with an account, or without. */
export function TakePartPage({ r, next }: { r: Reader; next: string }) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('verification.take-part.title')}
        lede={t('verification.take-part.lede', { minutes: GUEST_MINUTES })}
        actions={
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`}>
            {t('verification.take-part.sign-in')}
          </ButtonLink>
        }
      />
      <Ways r={r} next={next} />
    </div>
  );
}

interface GuestPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly until: Date;
  readonly next: string;
  /** Told once. */
  readonly code: string | null;
}

/** A guest's own page: until when, how to come back, how to keep what she does. */
export function GuestPage({ r, csrf, until, next, code }: GuestPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t('verification.guest.title')} lede={t('verification.guest.lede', { time: r.time(until) })} />
      <Stack>
        {code && (
          <Receipt
            title={t('verification.guest.code-title')}
            code={{ label: t('verification.guest.code'), value: code }}
          >
            <p>{t('verification.guest.code-what')}</p>
          </Receipt>
        )}
        <Actions>
          {next && <ButtonLink href={next}>{t('verification.page.go-on')}</ButtonLink>}
          <ButtonLink href="/sign-in?again=1&next=%2Fguest%2Fkeep" kind="quiet">
            {t('verification.guest.keep')}
          </ButtonLink>
          <ButtonForm action="/guest/leave" hidden={{ csrf }} kind="quiet">
            {t('verification.guest.leave')}
          </ButtonForm>
        </Actions>
        <p class="hint">{t('verification.guest.keep-note')}</p>
        <Onward href="/your-data">{t('verification.guest.your-data')}</Onward>
      </Stack>
    </div>
  );
}

/** She signed in, and what she did as a guest waits for her yes. */
export function KeepPage({ r, csrf, problem }: { r: Reader; csrf: string; problem: string | null }) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t('verification.keep.title')} lede={t('verification.keep.lede')} />
      <Stack>
        {problem && (
          <Notice kind="error">
            <p>{problem}</p>
          </Notice>
        )}
        <Actions>
          <ButtonForm action="/guest/keep" hidden={{ csrf }}>
            {t('verification.keep.do')}
          </ButtonForm>
        </Actions>
      </Stack>
    </div>
  );
}

interface GuardianPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly action: string;
  readonly answer: string | null;
  readonly problem: string | null;
}

/** What a parent or guardian finds behind the link. */
export function GuardianPage({ r, csrf, action, answer, problem }: GuardianPageProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead title={t('verification.guardian.page.title')} lede={t('verification.guardian.page.lede')} />
      <Section id="consent" title={t('verification.guardian.page.what')} note={t('verification.guardian.page.later')}>
        <Stack>
          <p>{t('verification.guardian.page.kept')}</p>
          {answer === 'yes' ? (
            <Form action={action} hidden={{ csrf, answer: 'no' }}>
              <p>{t('verification.guardian.page.given')}</p>
              <Button kind="danger">{t('verification.guardian.page.withdraw')}</Button>
            </Form>
          ) : (
            <Form action={action} hidden={{ csrf }}>
              <Checkbox
                name="guardian"
                label={t('verification.guardian.page.i-am')}
                {...(problem ? { error: problem } : {})}
              />
              <Actions>
                <Button name="answer" value="yes">
                  {t('verification.guardian.page.yes')}
                </Button>
                <Button name="answer" value="no" kind="quiet">
                  {t('verification.guardian.page.no')}
                </Button>
              </Actions>
            </Form>
          )}
        </Stack>
      </Section>
    </div>
  );
}

/** The link ran out, or the account is gone. */
export function GuardianGonePage({ r: { t } }: { r: Reader }) {
  return (
    <div class="wrap">
      <PageHead title={t('verification.guardian.gone.title')} lede={t('verification.guardian.gone.what')} />
    </div>
  );
}
