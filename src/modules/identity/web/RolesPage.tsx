import { ROLES } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Button,
  ButtonForm,
  ErrorSummary,
  errorOf,
  Form,
  Lede,
  Section,
  Select,
  Stack,
  Table,
  TextField,
} from '#ui/index.ts';
import type { Grant } from '../roles-store.ts';

interface RolesProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly grants: readonly Grant[];
  readonly processes: readonly { id: ProcessId; title: LocalizedText }[];
  readonly returned?: { typed: Typed; problems: readonly FieldProblem[] } | undefined;
}

// words: identity-desk.role.*
export function RolesPage({ r, csrf, grants, processes, returned }: RolesProps) {
  const { t } = r;
  const problems = returned?.problems ?? [];
  const typed = (field: string) => String(returned?.typed[field] ?? '');
  const where = (grant: Grant) => {
    const process = processes.find((one) => one.id === grant.processId);
    return process ? r.text(process.title) : t('identity-desk.everywhere');
  };
  return (
    <>
      <Lede>{t('identity-desk.lede')}</Lede>
      <Section id="holders" title={t('identity-desk.holders')} full>
        <Table
          rows={grants}
          stack
          columns={[
            {
              label: t('identity-desk.name'),
              head: true,
              cell: (grant) => grant.displayName || t('identity.resident'),
            },
            { label: t('identity-desk.role.label'), cell: (grant) => t(`identity-desk.role.${grant.role}`) },
            { label: t('identity-desk.where'), cell: where },
            { label: t('identity-desk.since'), cell: (grant) => r.shortDate(grant.grantedAt) },
            {
              label: t('identity-desk.revoke'),
              labelHidden: true,
              cell: (grant) => (
                <ButtonForm
                  action="/manage/people/revoke"
                  hidden={{ csrf, grant: grant.id }}
                  kind="danger"
                  small
                  about={`${grant.displayName}: ${t(`identity-desk.role.${grant.role}`)}`}
                >
                  {t('identity-desk.revoke')}
                </ButtonForm>
              ),
            },
          ]}
        />
      </Section>
      <Section id="give" title={t('identity-desk.give')} note={t('identity-desk.give-note')}>
        <Stack>
          {problems.length > 0 && <ErrorSummary title={t('identity.form.problems')} errors={problems} />}
          <Form action="/manage/people" hidden={{ csrf }}>
            <TextField
              name="email"
              type="email"
              label={t('identity.sign-in.email')}
              value={typed('email')}
              dir="ltr"
              required
              error={errorOf(problems, 'email')}
            />
            <Select
              name="role"
              label={t('identity-desk.role.label')}
              value={typed('role')}
              options={ROLES.map((role) => ({ value: role, label: t(`identity-desk.role.${role}`) }))}
            />
            <Select
              name="processId"
              label={t('identity-desk.process')}
              hint={t('identity-desk.process-hint')}
              value={typed('processId')}
              empty={t('identity-desk.everywhere')}
              options={processes.map((process) => ({ value: process.id, label: r.text(process.title) }))}
              error={errorOf(problems, 'processId')}
            />
            <Button>{t('identity-desk.give')}</Button>
          </Form>
        </Stack>
      </Section>
    </>
  );
}
