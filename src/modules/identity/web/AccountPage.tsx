import type { DistrictId } from '#kernel/ids.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Button,
  ButtonForm,
  ErrorSummary,
  errorOf,
  Form,
  Ledger,
  LedgerRow,
  Onward,
  PageHead,
  Pair,
  PrivacyLabel,
  Section,
  Select,
  Stack,
  TextField,
} from '#ui/index.ts';
import type { Account, OpenSession } from '../read-account.ts';

interface AccountProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly account: Account;
  readonly sessions: readonly OpenSession[];
  readonly districts: readonly { id: DistrictId; name: LocalizedText }[];
  readonly welcome: boolean;
  readonly next: string;
  readonly returned?: { typed: Typed; problems: readonly FieldProblem[] } | undefined;
}

export function AccountPage(props: AccountProps) {
  const { r, csrf, sessions, welcome } = props;
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t(welcome ? 'identity.account.welcome' : 'identity.account.title')}
        lede={t(welcome ? 'identity.account.welcome-lede' : 'identity.account.lede')}
      />
      <Section id="you" title={t('identity.account.you')}>
        <Pair lead>
          <AccountForm {...props} />
          <PrivacyLabel
            id="account-label"
            title={t('identity.account.label.title')}
            items={[
              { term: t('identity.account.label.public'), value: t('identity.account.label.public-answer') },
              { term: t('identity.account.label.private'), value: t('identity.account.label.private-answer') },
              { term: t('identity.sign-in.label.until'), value: t('identity.account.label.until-answer') },
            ]}
          />
        </Pair>
      </Section>
      {!welcome && (
        <Section id="proof" title={t('passkeys.title')} note={t('passkeys.lede')}>
          <Onward href="/account/second-factor">{t('passkeys.manage')}</Onward>
        </Section>
      )}
      {!welcome && (
        <Section id="notices" title={t('notifications.page.title')} note={t('notifications.settings.lede')}>
          <Onward href="/account/notices">{t('notifications.settings.title')}</Onward>
        </Section>
      )}
      {!welcome && <Sessions r={r} csrf={csrf} sessions={sessions} />}
    </div>
  );
}

function AccountForm({ r, csrf, account, districts, welcome, next, returned }: AccountProps) {
  const { t } = r;
  const problems = returned?.problems ?? [];
  const value = (field: string, kept: string) => String(returned?.typed[field] ?? kept);
  return (
    <Stack>
      {problems.length > 0 && <ErrorSummary title={t('identity.form.problems')} errors={problems} />}
      <Form action="/account" hidden={{ csrf, next: welcome ? next || '/' : next }}>
        {!welcome && (
          <p>
            <b dir="ltr">{account.email}</b> <Onward href="/account/email">{t('passkeys.email.title')}</Onward>
          </p>
        )}
        <TextField
          name="displayName"
          label={t('identity.account.name')}
          hint={t('identity.account.name-hint')}
          value={value('displayName', account.displayName)}
          autocomplete="nickname"
          maxLength={60}
          error={errorOf(problems, 'displayName')}
        />
        <Select
          name="language"
          label={t('identity.account.language')}
          value={value('language', account.language)}
          options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        />
        {districts.length > 0 && (
          <Select
            name="districtId"
            label={t('identity.account.district')}
            hint={t('identity.account.district-hint')}
            value={value('districtId', account.districtId ?? '')}
            empty={t('identity.account.district-none')}
            options={districts.map((district) => ({ value: district.id, label: r.text(district.name) }))}
          />
        )}
        {districts.length === 0 && <input type="hidden" name="districtId" value="" />}
        <TextField
          name="organisationName"
          label={t('identity.account.organisation')}
          hint={t('identity.account.organisation-hint')}
          value={value('organisationName', account.organisationName)}
          autocomplete="organization"
          maxLength={120}
          error={errorOf(problems, 'organisationName')}
        />
        <Button>{t(welcome ? 'identity.account.go-on' : 'identity.account.keep')}</Button>
      </Form>
    </Stack>
  );
}

function Sessions({ r, csrf, sessions }: { r: Reader; csrf: string; sessions: readonly OpenSession[] }) {
  const { t } = r;
  return (
    <Section id="sessions" title={t('identity.sessions.title')} note={t('identity.sessions.note')}>
      <Stack>
        <Ledger>
          {sessions.map((session) => (
            <LedgerRow
              key={session.id}
              title={session.device === '?' ? t('identity.sessions.unknown') : session.device}
              above={session.isThis && <p class="status status--open">{t('identity.sessions.this')}</p>}
              note={t('identity.sessions.seen', {
                seen: r.dateTime(session.seenAt),
                started: r.date(session.startedAt),
              })}
              side={
                !session.isThis && (
                  <ButtonForm
                    action="/account/sessions/end"
                    hidden={{ csrf, session: session.id }}
                    kind="quiet"
                    small
                    about={session.device}
                  >
                    {t('identity.sessions.end')}
                  </ButtonForm>
                )
              }
            />
          ))}
        </Ledger>
        {sessions.length > 1 && (
          <ButtonForm action="/account/sessions/end" hidden={{ csrf, session: 'others' }} kind="danger" small>
            {t('identity.sessions.end-others')}
          </ButtonForm>
        )}
      </Stack>
    </Section>
  );
}
