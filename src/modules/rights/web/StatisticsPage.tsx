import type { Reader } from '#kernel/reader.ts';
import { EmptyState, Onward, PageHead, Section, Table } from '#ui/index.ts';
import { FEWEST } from '../count-residents.ts';

interface StatisticsPageProps {
  readonly r: Reader;
  readonly found:
    | { readonly at: Date; readonly people: number; readonly counts: Readonly<Record<string, number>> }
    | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** Residents by district, of those who said yes to being counted. */
export function StatisticsPage({ r, found, names }: StatisticsPageProps) {
  const { t } = r;
  const rows = Object.entries(found?.counts ?? {}).sort(([, a], [, b]) => b - a);
  return (
    <div class="wrap">
      <PageHead
        title={t('privacy.statistics.title')}
        lede={t('privacy.statistics.lede', { fewest: FEWEST })}
        crumbs={{
          label: t('web.nav.here'),
          links: [{ href: '/privacy/register', label: t('privacy.register.title') }],
        }}
        actions={<Onward href="/your-data#consents">{t('privacy.statistics.say')}</Onward>}
      />
      <Section id="counts" title={t('privacy.statistics.counts')} note={found && r.date(found.at)}>
        {rows.length === 0 ? (
          <EmptyState title={t('privacy.statistics.none')}>
            <p>{t('privacy.statistics.none-why', { fewest: FEWEST })}</p>
          </EmptyState>
        ) : (
          <Table
            label={t('privacy.statistics.counts')}
            rows={rows}
            columns={[
              {
                label: t('privacy.statistics.where'),
                head: true,
                cell: ([group]) => names.get(group) ?? t('privacy.statistics.elsewhere'),
              },
              { label: t('privacy.statistics.people'), num: true, cell: ([, people]) => r.number(people) },
            ]}
          />
        )}
      </Section>
    </div>
  );
}
