import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { EmptyState, ErrorSummary, Lede, Muted, Pagination, Section, Status, Table } from '#ui/index.ts';
import type { CountedLink, LinksRead } from '../read-links.ts';
import { LinkForm } from './LinkForm.tsx';

export interface LinksPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly read: LinksRead;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly origin: string;
  readonly first: boolean;
  /** How many days "lately" is. */
  readonly days: number;
}

/** Short addresses in the city's own words, a form for one more, and which codes are used. */
export function LinksPage(props: LinksPageProps) {
  const { r, csrf, read, typed, problems, origin, first } = props;
  const { t } = r;
  const last = read.links.at(-1);
  return (
    <>
      <Lede>{t('sharing-desk.lede')}</Lede>
      <ErrorSummary title={t('sharing-desk.problems')} errors={problems} />
      {read.links.length === 0 ? (
        <EmptyState level={2} title={t('sharing-desk.empty')}>
          <p>{t('sharing-desk.empty-what')}</p>
        </EmptyState>
      ) : (
        <LinkTable {...props} rows={read.links} label={t('sharing-desk.words')} />
      )}
      <Pagination
        label={t('sharing-desk.pages')}
        previous={first ? undefined : { href: '/manage/links', label: t('sharing-desk.newest') }}
        next={
          read.more && last
            ? { href: `/manage/links?after=${last.madeAt.getTime()}_${last.code}`, label: t('sharing-desk.older') }
            : undefined
        }
      />
      <Section id="new" title={t('sharing-desk.new')} full>
        <LinkForm {...{ r, csrf, typed, problems, origin }} action="/manage/links" submit={t('sharing-desk.make')} />
      </Section>
      <Section
        id="busiest"
        title={t('sharing-desk.busiest')}
        note={t('sharing-desk.busiest-note', { days: props.days })}
        full
      >
        {read.busiest.length === 0 ? (
          <Muted small={false}>{t('sharing-desk.no-uses')}</Muted>
        ) : (
          <LinkTable {...props} rows={read.busiest} label={t('sharing-desk.busiest')} />
        )}
      </Section>
    </>
  );
}

function LinkTable({ r, rows, label, days }: LinksPageProps & { rows: readonly CountedLink[]; label: string }) {
  const { t } = r;
  return (
    <Table
      stack
      label={label}
      rows={rows}
      columns={[
        {
          label: t('sharing-desk.short'),
          head: true,
          cell: ({ code }) => (
            <a href={`/manage/links/${code}`} dir="ltr">
              /s/{code}
            </a>
          ),
        },
        {
          label: t('sharing-desk.to'),
          cell: ({ path }) => (
            <a href={path} dir="ltr">
              {path}
            </a>
          ),
        },
        {
          label: t('sharing-desk.state'),
          cell: ({ retiredAt }) =>
            retiredAt ? (
              <Status kind="no">{t('sharing-desk.retired')}</Status>
            ) : (
              <Status kind="open">{t('sharing-desk.leads')}</Status>
            ),
        },
        { label: t('sharing-desk.lately', { days }), num: true, cell: ({ uses }) => r.number(uses.lately) },
        { label: t('sharing-desk.all'), num: true, cell: ({ uses }) => r.number(uses.all) },
      ]}
    />
  );
}
