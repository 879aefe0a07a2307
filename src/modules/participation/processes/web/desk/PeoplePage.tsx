import type { Role } from '#kernel/actor.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Grant } from '#modules/identity/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Button,
  ButtonForm,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Lede,
  Notice,
  Onward,
  RadioGroup,
  Section,
  Table,
  TextField,
} from '#ui/index.ts';
import type { Process } from '../../process.ts';
import { basePath } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';

/** What one can be in one process. */
export const PROCESS_ROLES = ['facilitator', 'moderator', 'officer'] as const satisfies readonly Role[];

interface PeoplePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: Process;
  readonly grants: readonly Grant[];
  readonly mayGrant: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** Who works on this process, and as what. */
export function PeoplePage(props: PeoplePageProps) {
  const { r, process, grants, mayGrant } = props;
  const { t } = r;
  const here = grants.filter(({ processId }) => processId !== null);
  const everywhere = grants.filter(({ processId }) => processId === null);
  return (
    <ProcessFrame r={r} process={process} page="people">
      <Lede>{t('processes-desk.people.lede')}</Lede>
      <Section id="here" title={t('processes-desk.people.here')} full>
        {here.length === 0 ? (
          <EmptyState title={t('processes-desk.people.nobody')} level={3} />
        ) : (
          <Holders {...props} grants={here} label={t('processes-desk.people.here')} revocable={mayGrant} />
        )}
      </Section>
      <Section id="city" title={t('processes-desk.people.city')} full>
        <Holders {...props} grants={everywhere} label={t('processes-desk.people.city')} revocable={false} />
      </Section>
      {mayGrant ? <Give {...props} /> : <Notice kind="info" title={t('processes-desk.people.ask')} />}
    </ProcessFrame>
  );
}

// words: identity-desk.role.*
function Holders(props: PeoplePageProps & { label: string; revocable: boolean }) {
  const { r, csrf, process, grants, label, revocable } = props;
  const { t } = r;
  const name = (grant: Grant) => grant.displayName || t('identity.resident');
  const role = (grant: Grant) => t(`identity-desk.role.${grant.role}`);
  const columns = [
    { label: t('processes-desk.people.name'), head: true, cell: (grant: Grant) => <bdi>{name(grant)}</bdi> },
    { label: t('processes-desk.people.role'), cell: role },
    { label: t('processes-desk.people.since'), cell: (grant: Grant) => r.shortDate(grant.grantedAt) },
  ];
  const revoke = {
    label: t('processes-desk.people.revoke'),
    labelHidden: true,
    cell: (grant: Grant) => (
      <ButtonForm
        action={`${basePath(process)}/people/revoke`}
        hidden={{ csrf, grant: grant.id }}
        kind="danger"
        small
        about={`${name(grant)}: ${role(grant)}`}
      >
        {t('processes-desk.people.revoke')}
      </ButtonForm>
    ),
  };
  return <Table stack label={label} rows={grants} columns={revocable ? [...columns, revoke] : columns} />;
}

function Give({ r, csrf, process, typed, problems }: PeoplePageProps) {
  const { t } = r;
  return (
    <Section id="give" title={t('processes-desk.people.give')} note={t('processes-desk.people.who')}>
      <ErrorSummary title={t('processes-desk.people.problems')} errors={problems} />
      <Form action={`${basePath(process)}/people`} hidden={{ csrf }}>
        <TextField
          name="email"
          type="email"
          label={t('processes-desk.people.email')}
          value={String(typed.email ?? '')}
          error={errorOf(problems, 'email')}
          dir="ltr"
          required
        />
        <RadioGroup
          name="role"
          legend={t('processes-desk.people.role')}
          options={PROCESS_ROLES.map((role) => ({ value: role, label: t(`identity-desk.role.${role}`) }))}
          value={String(typed.role ?? 'moderator')}
          error={errorOf(problems, 'role')}
        />
        <Button>{t('processes-desk.people.add')}</Button>
      </Form>
      <p>
        <Onward href="/manage/people">{t('processes-desk.people.all')}</Onward>
      </p>
    </Section>
  );
}
