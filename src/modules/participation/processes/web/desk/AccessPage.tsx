import type { Reader } from '#kernel/reader.ts';
import type { MemberList } from '#modules/identity/index.ts';
import {
  Button,
  ButtonForm,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Lede,
  Muted,
  Notice,
  Onward,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '#ui/index.ts';
import { ACCESSES, type Process } from '../../process.ts';
import { basePath, type Returned } from './at-desk.ts';
import { ProcessFrame } from './ProcessFrame.tsx';

interface AccessPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: Process;
  readonly list: MemberList;
  readonly returned: Returned | null;
}

/** Who sees the process and who takes part; and where that is not everybody, who they are. */
export function AccessPage(props: AccessPageProps) {
  const { r, process, returned } = props;
  const { t } = r;
  return (
    <ProcessFrame r={r} process={process} page="access">
      <Lede>{t('members-desk.lede')}</Lede>
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      <Who {...props} />
      {(process.access !== 'open' || props.list.total > 0) && (
        <>
          <Members {...props} />
          <Add {...props} />
          {props.list.invitations.length > 0 && <Invited {...props} />}
        </>
      )}
    </ProcessFrame>
  );
}

// words: members-desk.access.* members-desk.access-what.*
function Who({ r, csrf, process, returned }: AccessPageProps) {
  const { t } = r;
  const isDraft = process.status === 'draft';
  const choices = ACCESSES.filter((access) => isDraft || (access === 'private') === (process.access === 'private'));
  const error = errorOf(returned?.problems, 'access');
  return (
    <Section
      id="who"
      title={t('members-desk.who')}
      note={t(isDraft ? 'members-desk.who-note' : 'members-desk.who-stays')}
      full
    >
      {choices.length === 1 ? (
        <p>
          <strong>{t(`members-desk.access.${process.access}`)}.</strong>{' '}
          {t(`members-desk.access-what.${process.access}`)}
        </p>
      ) : (
        <Form action={`${basePath(process)}/access`} hidden={{ csrf }}>
          <RadioGroup
            name="access"
            legend={t('members-desk.who-legend')}
            options={choices.map((access) => ({
              value: access,
              label: t(`members-desk.access.${access}`),
              hint: t(`members-desk.access-what.${access}`),
            }))}
            value={String(returned?.typed.access ?? process.access)}
            {...(error ? { error } : {})}
          />
          <Button>{t('members-desk.keep')}</Button>
        </Form>
      )}
    </Section>
  );
}

function Members({ r, csrf, process, list }: AccessPageProps) {
  const { t } = r;
  type Row = MemberList['members'][number];
  const name = (row: Row) => row.displayName || t('identity.resident');
  const columns = [
    { label: t('members-desk.name'), head: true, cell: (row: Row) => <bdi>{name(row)}</bdi> },
    { label: t('members-desk.address'), cell: (row: Row) => <bdi>{row.email ?? '–'}</bdi> },
    { label: t('members-desk.since'), cell: (row: Row) => r.shortDate(row.addedAt) },
    {
      label: t('members-desk.dismiss'),
      labelHidden: true,
      cell: (row: Row) => (
        <ButtonForm
          action={`${basePath(process)}/access/dismiss`}
          hidden={{ csrf, person: row.personId }}
          kind="danger"
          small
          about={name(row)}
        >
          {t('members-desk.dismiss')}
        </ButtonForm>
      ),
    },
  ];
  const { next } = list;
  return (
    <Section
      id="members"
      title={t('members-desk.members', { n: list.total })}
      note={t('members-desk.members-note')}
      full
    >
      {list.members.length === 0 ? (
        <EmptyState title={t('members-desk.nobody')} level={3} />
      ) : (
        <Table stack label={t('members-desk.members', { n: list.total })} rows={list.members} columns={columns} />
      )}
      {next && (
        <p>
          <Onward href={`?${new URLSearchParams({ after: next.id, name: next.name })}#members`}>
            {t('members-desk.more')}
          </Onward>
        </p>
      )}
    </Section>
  );
}

function Add({ r, csrf, process, returned }: AccessPageProps) {
  const { t } = r;
  const error = errorOf(returned?.problems, 'list');
  return (
    <Section id="add" title={t('members-desk.add')} note={t('members-desk.add-note')} full>
      {process.status === 'draft' && (
        <Notice kind="info" title={t('members-desk.still-draft')}>
          <p>{t('members-desk.still-draft-what')}</p>
        </Notice>
      )}
      <Form action={`${basePath(process)}/access/members`} hidden={{ csrf }}>
        <TextArea
          name="list"
          label={t('members-desk.list')}
          hint={t('members-desk.list-hint')}
          rows={8}
          dir="ltr"
          value={String(returned?.typed.list ?? '')}
          {...(error ? { error } : {})}
          required
        />
        <Button>{t('members-desk.invite')}</Button>
        <Muted>{t('members-desk.letter')}</Muted>
      </Form>
    </Section>
  );
}

function Invited({ r, csrf, process, list }: AccessPageProps) {
  const { t } = r;
  type Row = MemberList['invitations'][number];
  return (
    <Section id="invited" title={t('members-desk.invited')} note={t('members-desk.invited-note')} full>
      <Table
        stack
        label={t('members-desk.invited')}
        rows={list.invitations}
        columns={[
          { label: t('members-desk.address'), head: true, cell: (row: Row) => <bdi>{row.email}</bdi> },
          { label: t('members-desk.invited-on'), cell: (row: Row) => r.shortDate(row.at) },
          {
            label: t('members-desk.withdraw'),
            labelHidden: true,
            cell: (row: Row) => (
              <ButtonForm
                action={`${basePath(process)}/access/withdraw`}
                hidden={{ csrf, invitation: row.id }}
                kind="danger"
                small
                about={row.email}
              >
                {t('members-desk.withdraw')}
              </ButtonForm>
            ),
          },
        ]}
      />
    </Section>
  );
}
