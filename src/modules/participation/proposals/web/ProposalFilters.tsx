import type { Reader } from '#kernel/reader.ts';
import { placeCode, placeOptions } from '#modules/city/index.ts';
import { Checkboxes, Filters, RadioGroup, Select, TextField } from '#ui/index.ts';
import type { StepCounts } from '../count-store.ts';
import { ORDERS, type Order } from '../list-store.ts';
import { ORIGINS } from '../proposal.ts';
import { SHOWN_STANDINGS, type ShownStanding, storedStandings } from '../standing.ts';
import type { ListFrame } from './list-frame.ts';
import type { ListQuery } from './list-query.ts';

interface ProposalFiltersProps {
  readonly r: Reader;
  readonly frame: ListFrame;
  readonly query: ListQuery;
  readonly base: string;
  readonly order: Order;
}

export function ProposalFilters({ r, frame, query, base, order }: ProposalFiltersProps) {
  const { t } = r;
  const { rules, map, categories } = frame;
  const orders = ORDERS.filter(
    (each) => (each !== 'nearest' || rules.threshold !== null) && (each !== 'best' || query.q.trim() !== ''),
  );
  return (
    <Filters
      action={base}
      label={t('proposals.filters.title')}
      submit={t('proposals.filters.show')}
      hidden={query.step ? { step: query.step } : {}}
      reset={{ href: base, label: t('proposals.filters.reset') }}
    >
      <TextField name="q" type="search" label={t('proposals.filters.words')} value={query.q} maxLength={200} />
      <Checkboxes
        name="state[]"
        legend={t('proposals.filters.state')}
        options={stateOptions(r, frame)}
        values={query.state}
      />
      {map && map.areas.length > 0 && (
        <Select
          name="district"
          label={t('proposals.filters.district')}
          empty={t('proposals.filters.all-districts')}
          value={query.district}
          options={[...placeOptions(r, frame, placeCode), { value: 'city', label: t('proposals.whole-city') }]}
        />
      )}
      {categories.length > 0 && (
        <Select
          name="category"
          label={t('proposals.filters.category')}
          empty={t('proposals.filters.all-categories')}
          value={query.category}
          options={categories.map(({ position, title }) => ({ value: String(position), label: r.text(title) }))}
        />
      )}
      <Select
        name="origin"
        label={t('proposals.filters.origin')}
        empty={t('proposals.filters.all-origins')}
        value={query.origin}
        options={ORIGINS.map((origin) => ({ value: origin, label: t(`proposals.origin.${origin}`) }))}
      />
      <RadioGroup
        name="order"
        legend={t('proposals.filters.order')}
        value={order}
        options={orders.map((each) => ({
          value: each,
          label: t(`proposals.order.${each}`, { threshold: rules.threshold ?? 0 }),
        }))}
      />
    </Filters>
  );
}

/** Only states this step can hold now; withdrawn ones only where there are any. */
function stateOptions(r: Reader, { counts, step, rules }: ListFrame) {
  const known = SHOWN_STANDINGS.map((shown) => ({ shown, stored: storedStandings(shown, step, rules, r.now) }));
  return known
    .filter(({ stored }) => stored.length > 0)
    .map(({ shown, stored }) => ({ shown, n: counts && sum(counts, stored) }))
    .filter(({ shown, n }) => shown !== 'withdrawn' || n === null || n > 0)
    .map(({ shown, n }) => ({
      value: shown satisfies ShownStanding,
      label: r.t(`proposals.state.${shown}`),
      count: n === null ? undefined : r.number(n),
    }));
}

function sum(counts: StepCounts, stored: readonly Parameters<StepCounts['byStanding']['get']>[0][]): number {
  return stored.reduce((total, standing) => total + (counts.byStanding.get(standing) ?? 0), 0);
}
