import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Names, nameOf } from '#modules/identity/index.ts';
import type { SubjectLink } from '#modules/record/index.ts';
import type { StaffActEntry } from '#platform/staff-acts.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  EmptyState,
  Form,
  Lede,
  Onward,
  Pagination,
  Select,
  Table,
} from '#ui/index.ts';
import { actInWords } from './act-words.ts';

export interface LogQuery {
  readonly who?: string | undefined;
  readonly act?: string | undefined;
  readonly process?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly after?: string | undefined;
}

export interface LogPageProps {
  readonly r: Reader;
  readonly entries: readonly StaffActEntry[];
  readonly next: string | null;
  readonly query: LogQuery;
  /** Of whoever acted and of whom they acted on. */
  readonly names: Names;
  readonly links: ReadonlyMap<number, SubjectLink>;
  readonly acts: readonly string[];
  readonly staff: ReadonlyMap<PersonId, string>;
  readonly processes: ReadonlyMap<ProcessId, LocalizedText>;
}

/** Every act of the staff, newest first. */
export function LogPage(props: LogPageProps) {
  const { r, entries, next, query } = props;
  const { t } = r;
  return (
    <>
      <Lede>{t('desk-desk.log.lede')}</Lede>
      <LogFilters {...props} />
      {entries.length === 0 ? <EmptyState level={2} title={t('desk-desk.log.empty')} /> : <LogTable {...props} />}
      <Pagination
        label={t('desk-desk.log.pages')}
        previous={query.after ? { href: logAddress(query, null), label: t('desk-desk.log.newest') } : undefined}
        next={next ? { href: logAddress(query, next), label: t('desk-desk.log.older') } : undefined}
      />
      <p>
        <ButtonLink href={logAddress(query, null, '/manage/log.csv')} kind="quiet" download>
          {t('desk-desk.log.csv')}
        </ButtonLink>
      </p>
    </>
  );
}

export function logAddress(query: LogQuery, after: string | null, path = '/manage/log'): string {
  const parts = new URLSearchParams();
  for (const name of ['who', 'act', 'process', 'from', 'until'] as const) if (query[name]) parts.set(name, query[name]);
  if (after) parts.set('after', after);
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}

function LogFilters({ r, query, acts, staff, processes }: LogPageProps) {
  const { t } = r;
  const isFiltered = Boolean(query.who ?? query.act ?? query.process ?? query.from ?? query.until);
  return (
    <Form action="/manage/log" method="get" label={t('desk-desk.log.filter')}>
      <Actions>
        <Select
          name="who"
          label={t('desk-desk.log.who')}
          empty={t('desk-desk.log.anybody')}
          value={query.who}
          options={[...staff].map(([id, name]) => ({ value: id, label: name }))}
        />
        <Select
          name="act"
          label={t('desk-desk.log.did')}
          empty={t('desk-desk.log.anything')}
          value={query.act}
          options={acts.map((act) => ({ value: act, label: actInWords(r, act) }))}
        />
        <Select
          name="process"
          label={t('desk-desk.log.where')}
          empty={t('desk-desk.log.anywhere')}
          value={query.process}
          options={[...processes].map(([id, title]) => ({ value: id, label: r.text(title) }))}
        />
        <DateField name="from" label={t('desk-desk.log.from')} value={query.from} />
        <DateField name="until" label={t('desk-desk.log.until')} value={query.until} />
        <Button kind="quiet">{t('desk-desk.log.show')}</Button>
        {isFiltered && <Onward href="/manage/log">{t('desk-desk.log.all')}</Onward>}
      </Actions>
    </Form>
  );
}

// words: rights.role.*
function LogTable({ r, entries, names, links, processes }: LogPageProps) {
  const { t } = r;
  const who = ({ actorId, actorName }: StaffActEntry) =>
    actorId ? nameOf(names, actorId, r, t('identity.resident')) : t('desk-desk.log.machine', { name: actorName ?? '' });
  return (
    <Table
      stack
      label={t('desk-desk.log.title')}
      rows={entries}
      columns={[
        {
          label: t('desk-desk.log.when'),
          cell: ({ at }) => <time datetime={at.toISOString()}>{`${r.shortDate(at)}, ${r.time(at)}`}</time>,
        },
        {
          label: t('desk-desk.log.who'),
          cell: (entry) => (
            <>
              <bdi>{who(entry)}</bdi>
              {entry.roles.length > 0 && (
                <small class="muted"> {r.list(entry.roles.map((role) => t(`rights.role.${role}`)))}</small>
              )}
            </>
          ),
        },
        { label: t('desk-desk.log.did'), head: true, cell: ({ act }) => actInWords(r, act) },
        {
          label: t('desk-desk.log.what'),
          cell: (entry, row) => <Subject {...{ r, entry, names, link: links.get(row) }} />,
        },
        {
          label: t('desk-desk.log.where'),
          cell: ({ processId }) => r.text((processId && processes.get(processId)) || {}),
        },
        { label: t('desk-desk.log.before'), cell: ({ before }) => <bdi class="as-kept">{asKept(before, r)}</bdi> },
        { label: t('desk-desk.log.after'), cell: ({ after }) => <bdi class="as-kept">{asKept(after, r)}</bdi> },
      ]}
    />
  );
}

const IN_LANGUAGES = /\{"[a-z]{2}":"(?:[^"\\]|\\.)*"(?:,"[a-z]{2}":"(?:[^"\\]|\\.)*")*\}/g;

/** What was kept, for people: of words in several languages those of the reader, of cents money. */
function asKept(kept: string | null, r: Reader): string {
  if (kept === null) return '–';
  return kept
    .replace(IN_LANGUAGES, (json) => r.text(JSON.parse(json) as LocalizedText))
    .replace(/(\w+)Cents: (-?\d+)/g, (_, name: string, cents: string) => `${name}: ${r.money(Number(cents) as Cents)}`);
}

function Subject(props: { r: Reader; entry: StaffActEntry; names: Names; link: SubjectLink | undefined }) {
  const { r, entry, names, link } = props;
  const { subjectKind, subjectId, path } = entry;
  if (!subjectKind || !subjectId) return path ? <code dir="ltr">{path}</code> : <>–</>;
  if (subjectKind === 'person') return <bdi>{nameOf(names, subjectId as PersonId, r, r.t('identity.resident'))}</bdi>;
  const words = link?.title
    ? r.text(link.title)
    : `${subjectKind} ${/^[0-9a-f]{8}-/.test(subjectId) ? subjectId.slice(0, 8) : subjectId}`;
  if (!link) return <code dir="ltr">{words}</code>;
  return (
    <a href={link.href} dir="auto">
      {words}
    </a>
  );
}
