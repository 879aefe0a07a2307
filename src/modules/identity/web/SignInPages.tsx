import type { ComponentChildren } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem } from '#platform/http/form.ts';
import {
  Button,
  ButtonForm,
  ButtonLink,
  CodeField,
  ErrorSummary,
  errorOf,
  Form,
  Kicker,
  Ledger,
  LedgerRow,
  PageHead,
  Pair,
  PrivacyLabel,
  Stack,
  TextField,
} from '#ui/index.ts';
import { TICKET_MINUTES } from '../sign-in.ts';
import { PasskeyBox } from './PasskeyBox.tsx';
import type { DemoPerson } from './routes.tsx';

interface SignInProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly next: string;
  readonly email?: string;
  readonly problems?: readonly FieldProblem[];
  readonly demo: readonly DemoPerson[];
  /** Name of the city's provider. */
  readonly provider: string | null;
}

export function SignInPage({ r, csrf, next, email, problems = [], demo, provider }: SignInProps) {
  const { t } = r;
  return (
    <Frame>
      <PageHead title={t('identity.sign-in.title')} lede={t('identity.sign-in.lede', { minutes: TICKET_MINUTES })} />
      <Pair lead>
        <Stack>
          {problems.length > 0 && <ErrorSummary title={t('identity.form.problems')} errors={problems} />}
          <Form action="/sign-in" hidden={{ csrf, next }}>
            <TextField
              name="email"
              type="email"
              autocomplete="email"
              label={t('identity.sign-in.email')}
              hint={t('identity.sign-in.email-hint')}
              value={email}
              required
              dir="ltr"
              error={errorOf(problems, 'email')}
            />
            <Button>{t('identity.sign-in.send')}</Button>
          </Form>
          {provider && (
            <ButtonLink href={`/sign-in/provider?next=${encodeURIComponent(next)}`} kind="quiet">
              {t('passkeys.provider.sign-in', { provider })}
            </ButtonLink>
          )}
          <PasskeyBox
            r={r}
            csrf={csrf}
            kind="sign-in"
            action="/sign-in/passkey"
            hidden={{ next }}
            label={t('passkeys.sign-in')}
            quiet
          />
          <p class="hint">
            <a class="target" href="/pages/terms">
              {t('identity.sign-in.terms')}
            </a>
          </p>
        </Stack>
        <PrivacyLabel
          id="sign-in-label"
          title={t('identity.sign-in.label.title')}
          items={[
            { term: t('identity.sign-in.label.why'), value: t('identity.sign-in.label.why-answer') },
            { term: t('identity.sign-in.label.who'), value: t('identity.sign-in.label.who-answer') },
            { term: t('identity.sign-in.label.until'), value: t('identity.sign-in.label.until-answer') },
          ]}
        />
      </Pair>
      {demo.length > 0 && (
        <div class="wrap--after">
          <DemoPeople r={r} csrf={csrf} next={next} people={demo} />
        </div>
      )}
    </Frame>
  );
}

// words: identity.demo.*
function DemoPeople({
  r,
  csrf,
  next,
  people,
}: {
  r: Reader;
  csrf: string;
  next: string;
  people: readonly DemoPerson[];
}) {
  const { t } = r;
  return (
    <section class="section" aria-labelledby="demo">
      <div class="section__head">
        <h2 id="demo">{t('identity.demo.title')}</h2>
        <p>{t('identity.demo.note')}</p>
      </div>
      <Ledger>
        {people.map((person) => (
          <LedgerRow
            key={person.email}
            title={person.name}
            above={<Kicker>{t(`identity.demo.${person.role}`)}</Kicker>}
            note={t(`identity.demo.${person.role}-can`)}
            side={
              <ButtonForm
                action="/sign-in/demo"
                hidden={{ csrf, next, email: person.email }}
                kind="quiet"
                small
                about={person.name}
              >
                {t('identity.demo.enter')}
              </ButtonForm>
            }
          />
        ))}
      </Ledger>
    </section>
  );
}

export function CodePage({
  r,
  csrf,
  ticket,
  problem,
}: {
  r: Reader;
  csrf: string;
  ticket: string;
  problem?: string | undefined;
}) {
  const { t } = r;
  const problems = problem ? [{ field: 'code', message: problem }] : [];
  return (
    <Frame>
      <PageHead title={t('identity.code.title')} lede={t('identity.code.lede', { minutes: TICKET_MINUTES })} />
      <Stack>
        {problems.length > 0 && <ErrorSummary title={t('identity.form.problems')} errors={problems} />}
        <Form action="/sign-in/code" hidden={{ csrf, ticket }}>
          <CodeField name="code" label={t('identity.code.label')} hint={t('identity.code.hint')} error={problem} />
          <Button>{t('identity.code.enter')}</Button>
        </Form>
        <p>
          <a class="target" href="/sign-in">
            {t('identity.code.again')}
          </a>
        </p>
      </Stack>
    </Frame>
  );
}

export function LinkPage({ r, csrf, action, open }: { r: Reader; csrf: string; action: string; open: boolean }) {
  const { t } = r;
  return (
    <Frame>
      <PageHead
        title={t(open ? 'identity.link.title' : 'identity.link.spent')}
        lede={t(open ? 'identity.link.lede' : 'identity.link.spent-lede')}
      />
      <Stack>
        {open ? (
          <ButtonForm action={action} hidden={{ csrf }}>
            {t('identity.link.enter')}
          </ButtonForm>
        ) : (
          <ButtonLink href="/sign-in">{t('identity.code.again')}</ButtonLink>
        )}
      </Stack>
    </Frame>
  );
}

function Frame({ children }: { children: ComponentChildren }) {
  return (
    <div class="wrap">
      <div class="page">{children}</div>
    </div>
  );
}
