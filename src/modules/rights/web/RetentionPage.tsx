import type { Reader } from '#kernel/reader.ts';
import { EmptyState, Onward, PageHead, Section, Table } from '#ui/index.ts';
import type { RetentionRun } from '../keeping-store.ts';
import type { OwnRetention, Retention } from '../retention-plan.ts';
import { tableInWords } from './inner-words.ts';

interface RetentionPageProps {
  readonly r: Reader;
  readonly plan: readonly Retention[];
  /** Tables that jobs of their own modules let go. */
  readonly own: readonly OwnRetention[];
  /** The last run of each table; `sum`: of the year. */
  readonly runs: readonly (RetentionRun & { readonly sum: number })[];
  /** `rights.table.<label>` of the tables that people get a copy of. */
  readonly labels: ReadonlyMap<string, string>;
}

// words: rights.purpose.*
/** How long each table keeps what it keeps, and what the nightly work let go. */
export function RetentionPage({ r, plan, own, runs, labels }: RetentionPageProps) {
  const { t } = r;
  const last = runs.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null);
  const runOf = ({ table }: Retention) => runs.find((run) => run.table === table);
  return (
    <div class="wrap">
      <PageHead
        title={t('privacy.retention.title')}
        lede={t('privacy.retention.lede')}
        crumbs={{
          label: t('web.nav.here'),
          links: [{ href: '/privacy/register', label: t('privacy.register.title') }],
        }}
        actions={<Onward href="/privacy/register">{t('privacy.register.title')}</Onward>}
      />
      <Section
        id="runs"
        title={t('privacy.retention.report')}
        note={last ? t('privacy.retention.last', { at: r.dateTime(last) }) : t('privacy.retention.not-yet')}
        full
      >
        {plan.length === 0 ? (
          <EmptyState title={t('privacy.retention.nothing')} />
        ) : (
          <Table
            stack
            label={t('privacy.retention.report')}
            rows={plan}
            columns={[
              {
                label: t('privacy.retention.table'),
                head: true,
                cell: ({ table }) => tableInWords({ table, label: labels.get(table) ?? null }, r),
              },
              {
                label: t('rights.held.why'),
                cell: ({ purposes }) => r.list(purposes.map((purpose) => t(`rights.purpose.${purpose}`))),
              },
              { label: t('rights.held.until'), num: true, cell: ({ days }) => t('rights.kept.days', { days }) },
              {
                label: t('privacy.retention.last-night'),
                num: true,
                cell: (one) => r.number(runOf(one)?.rows ?? 0),
              },
              { label: t('privacy.retention.year'), num: true, cell: (one) => r.number(runOf(one)?.sum ?? 0) },
            ]}
          />
        )}
      </Section>
      {own.length > 0 && (
        <Section id="own" title={t('privacy.retention.own')} note={t('privacy.retention.own-note')} full>
          <Table
            stack
            label={t('privacy.retention.own')}
            rows={own}
            columns={[
              {
                label: t('privacy.retention.table'),
                head: true,
                cell: ({ table }) => tableInWords({ table, label: labels.get(table) ?? null }, r),
              },
              {
                label: t('rights.held.why'),
                cell: ({ purposes }) => r.list(purposes.map((purpose) => t(`rights.purpose.${purpose}`))),
              },
              { label: t('rights.held.until'), num: true, cell: ({ days }) => t('rights.kept.days', { days }) },
              { label: t('privacy.retention.job'), cell: ({ job }) => <code>{job}</code> },
            ]}
          />
        </Section>
      )}
    </div>
  );
}
