import type { Reader } from '#kernel/reader.ts';
import {
  Button,
  ButtonForm,
  ButtonLink,
  EmptyState,
  Form,
  Ledger,
  LedgerRow,
  Notice,
  PageHead,
  Section,
  Stack,
  TextField,
  Twin,
} from '#ui/index.ts';
import type { Factors } from '../change-factors.ts';
import { PasskeyBox } from './PasskeyBox.tsx';

interface FactorsProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly factors: Factors;
  readonly next: string;
  /** Her roles wait for it. */
  readonly waits: boolean;
  readonly problem?: string | undefined;
  /** Name of the city's provider. */
  readonly provider: string | null;
}

/** Her passkeys, the app with codes, and the codes for the day she loses them. */
export function FactorsPage(props: FactorsProps) {
  const { r, factors, waits, problem } = props;
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('passkeys.title')}
        lede={t(waits ? 'passkeys.lede-staff' : 'passkeys.lede')}
        crumbs={{ label: t('web.nav.here'), links: [{ href: '/account', label: t('identity.account.title') }] }}
      />
      {problem && (
        <Notice kind="error" flash>
          <p>{problem}</p>
        </Notice>
      )}
      <Passkeys {...props} />
      <App {...props} />
      {(factors.passkeys.length > 0 || factors.app) && <Recovery {...props} />}
      {props.provider && <Provider {...props} provider={props.provider} />}
    </div>
  );
}

function Passkeys({ r, csrf, factors, next }: FactorsProps) {
  const { t } = r;
  return (
    <Section id="passkeys" title={t('passkeys.keys')} note={t('passkeys.keys-note')}>
      <Stack>
        {factors.passkeys.length === 0 ? (
          <EmptyState title={t('passkeys.none')}>
            <p>{t('passkeys.none-what')}</p>
          </EmptyState>
        ) : (
          <Ledger label={t('passkeys.keys')}>
            {factors.passkeys.map((passkey) => (
              <LedgerRow
                key={passkey.id}
                title={passkey.name || t('passkeys.unnamed')}
                note={t('passkeys.since', {
                  since: r.date(passkey.since),
                  used: passkey.usedAt ? r.dateTime(passkey.usedAt) : t('passkeys.never'),
                })}
                below={
                  <Twin summary={t('passkeys.rename')}>
                    <Form action={`/account/passkeys/${passkey.id}/name`} hidden={{ csrf }}>
                      <TextField
                        name="name"
                        id={`name-${passkey.id}`}
                        label={t('passkeys.name')}
                        value={passkey.name}
                        maxLength={60}
                      />
                      <Button kind="quiet" small>
                        {t('passkeys.keep')}
                      </Button>
                    </Form>
                  </Twin>
                }
                side={
                  <ButtonForm
                    action={`/account/passkeys/${passkey.id}/remove`}
                    hidden={{ csrf }}
                    kind="danger"
                    small
                    about={passkey.name}
                  >
                    {t('passkeys.remove')}
                  </ButtonForm>
                }
              />
            ))}
          </Ledger>
        )}
        <PasskeyBox
          r={r}
          csrf={csrf}
          kind="create"
          action="/account/passkeys"
          hidden={{ next }}
          label={t('passkeys.add')}
        >
          <TextField
            name="name"
            label={t('passkeys.name')}
            hint={t('passkeys.name-hint')}
            maxLength={60}
            autocomplete="off"
          />
        </PasskeyBox>
      </Stack>
    </Section>
  );
}

function App({ r, csrf, factors, next }: FactorsProps) {
  const { t } = r;
  return (
    <Section id="app" title={t('passkeys.app.title')} note={t('passkeys.app.note')}>
      {factors.app ? (
        <Stack>
          <p class="status status--open">{t('passkeys.app.on')}</p>
          <ButtonForm action="/account/app/remove" hidden={{ csrf }} kind="danger" small>
            {t('passkeys.app.remove')}
          </ButtonForm>
        </Stack>
      ) : (
        <ButtonLink href={`/account/app?next=${encodeURIComponent(next)}`} kind="quiet">
          {t('passkeys.app.set-up')}
        </ButtonLink>
      )}
    </Section>
  );
}

function Provider({ r, csrf, factors, provider }: FactorsProps & { readonly provider: string }) {
  const { t } = r;
  return (
    <Section id="provider" title={provider} note={t('passkeys.provider.note')}>
      {factors.provider ? (
        <Stack>
          <p class="status status--open">{t('passkeys.provider.is-joined')}</p>
          <ButtonForm action="/account/provider/remove" hidden={{ csrf }} kind="danger" small about={provider}>
            {t('passkeys.provider.remove')}
          </ButtonForm>
        </Stack>
      ) : (
        <ButtonLink href="/sign-in/provider?next=/account/second-factor" kind="quiet">
          {t('passkeys.provider.join', { provider })}
        </ButtonLink>
      )}
    </Section>
  );
}

function Recovery({ r, csrf, factors }: FactorsProps) {
  const { t } = r;
  return (
    <Section id="recovery" title={t('passkeys.recovery.title')} note={t('passkeys.recovery.note')}>
      <Stack>
        <p>{t('passkeys.recovery.left', { left: factors.recovery })}</p>
        <ButtonForm action="/account/recovery-codes" hidden={{ csrf }} kind="quiet" small>
          {t('passkeys.recovery.renew')}
        </ButtonForm>
      </Stack>
    </Section>
  );
}
