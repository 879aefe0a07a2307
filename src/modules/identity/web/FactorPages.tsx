import type { Reader } from '#kernel/reader.ts';
import {
  Bullets,
  Button,
  ButtonLink,
  Facts,
  Form,
  Notice,
  PageHead,
  QrCode,
  Section,
  Stack,
  TextField,
} from '#ui/index.ts';
import type { Factors } from '../change-factors.ts';
import { PasskeyBox } from './PasskeyBox.tsx';

interface ProveProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly factors: Factors;
  readonly next: string;
  readonly problem?: string | undefined;
}

/** Asked of a session that began with a letter: the passkey, a code of the app, or a recovery code. */
export function ProvePage({ r, csrf, factors, next, problem }: ProveProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <PageHead title={t('passkeys.prove.title')} lede={t('passkeys.prove.lede')} />
        <Stack space="wide">
          {factors.passkeys.length > 0 && (
            <PasskeyBox
              r={r}
              csrf={csrf}
              kind="prove"
              action="/account/second-factor/passkey"
              hidden={{ next }}
              label={t('passkeys.prove.passkey')}
            />
          )}
          <Form action="/account/second-factor/code" hidden={{ csrf, next }}>
            <TextField
              name="code"
              label={t(factors.app ? 'passkeys.prove.code' : 'passkeys.prove.recovery')}
              hint={t(factors.app ? 'passkeys.prove.code-hint' : 'passkeys.prove.recovery-hint')}
              autocomplete="one-time-code"
              width="short"
              dir="ltr"
              required
              error={problem}
            />
            <Button kind="quiet">{t('passkeys.prove.do')}</Button>
          </Form>
          <p class="hint">{t('passkeys.prove.lost')}</p>
        </Stack>
      </div>
    </div>
  );
}

interface AppProps {
  readonly r: Reader;
  readonly csrf: string;
  /** In groups of four. */
  readonly secret: string;
  readonly uri: string;
  readonly next: string;
  readonly problem?: string | undefined;
}

/** The secret for the app, and the first code from it. */
export function AppPage({ r, csrf, secret, uri, next, problem }: AppProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <PageHead
          title={t('passkeys.app.set-up')}
          lede={t('passkeys.app.how')}
          crumbs={{ label: t('web.nav.here'), links: [{ href: '/account/second-factor', label: t('passkeys.title') }] }}
        />
        <Stack>
          <QrCode text={uri} label={t('passkeys.app.qr')} correction="medium" />
          <Facts
            items={[
              { term: t('passkeys.app.secret'), value: <code dir="ltr">{secret}</code> },
              { term: t('passkeys.app.open'), value: <a href={uri}>{t('passkeys.app.open-here')}</a> },
            ]}
          />
          <Form action="/account/app" hidden={{ csrf, next }}>
            <TextField
              name="code"
              label={t('passkeys.app.code')}
              autocomplete="one-time-code"
              inputMode="numeric"
              width="short"
              dir="ltr"
              required
              error={problem}
            />
            <Button>{t('passkeys.app.confirm')}</Button>
          </Form>
        </Stack>
      </div>
    </div>
  );
}

/** Shown once. */
export function RecoveryCodesPage({ r, codes, next }: { r: Reader; codes: readonly string[]; next: string }) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <PageHead title={t('passkeys.recovery.title')} lede={t('passkeys.recovery.shown-once')} />
        <Section id="codes" title={t('passkeys.recovery.codes')}>
          <Stack>
            <Notice kind="warn">
              <p>{t('passkeys.recovery.keep')}</p>
            </Notice>
            <Bullets items={codes.map((code) => <code dir="ltr">{code}</code>)} />
            <ButtonLink href={next}>{t('passkeys.recovery.kept')}</ButtonLink>
          </Stack>
        </Section>
      </div>
    </div>
  );
}
