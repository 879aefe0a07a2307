import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem } from '#platform/http/form.ts';
import { Button, CodeField, ErrorSummary, errorOf, Form, PageHead, Stack, TextField } from '#ui/index.ts';
import { TICKET_MINUTES } from '../sign-in.ts';

interface NewEmailProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly email: string;
  readonly problems: readonly FieldProblem[];
}

export function NewEmailPage({ r, csrf, email, problems }: NewEmailProps) {
  const { t } = r;
  const crumbs = { label: t('web.nav.here'), links: [{ href: '/account', label: t('identity.account.title') }] };
  return (
    <div class="wrap">
      <div class="page">
        <PageHead title={t('passkeys.email.title')} lede={t('passkeys.email.lede')} crumbs={crumbs} />
        <Stack>
          {problems.length > 0 && <ErrorSummary title={t('identity.form.problems')} errors={problems} />}
          <Form action="/account/email" hidden={{ csrf }}>
            <TextField
              name="email"
              type="email"
              autocomplete="email"
              label={t('passkeys.email.new')}
              value={email}
              dir="ltr"
              required
              error={errorOf(problems, 'email')}
            />
            <Button>{t('identity.sign-in.send')}</Button>
          </Form>
        </Stack>
      </div>
    </div>
  );
}

interface ConfirmEmailProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly ticket: string;
  readonly problem?: string | undefined;
}

export function ConfirmEmailPage({ r, csrf, ticket, problem }: ConfirmEmailProps) {
  const { t } = r;
  return (
    <div class="wrap">
      <div class="page">
        <PageHead title={t('identity.code.title')} lede={t('passkeys.email.sent', { minutes: TICKET_MINUTES })} />
        <Form action="/account/email/code" hidden={{ csrf, ticket }}>
          <CodeField name="code" label={t('identity.code.label')} error={problem} />
          <Button>{t('passkeys.email.change')}</Button>
        </Form>
      </div>
    </div>
  );
}
