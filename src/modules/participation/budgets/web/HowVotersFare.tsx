import type { DistrictId } from '#kernel/ids.ts';
import type { Cents } from '#kernel/money.ts';
import { FEWEST_SHOWN, tooSmall } from '#kernel/small-numbers.ts';
import { Section, Table } from '#ui/index.ts';
import type { CountedPot, Satisfaction } from '../counted-pot.ts';
import type { PotProps } from './ResultPage.tsx';

// words: budget.satisfied.rule.*
export function Satisfied({ r, count, districts }: PotProps) {
  const { t } = r;
  const { satisfaction, rule } = count.result;
  // One group alone is everybody.
  const many = new Set(satisfaction.map(({ districtId }) => districtId)).size > 2;
  const hidden = hiddenOf(count.result);
  const shown = satisfaction.filter(({ districtId }) => districtId === null || (many && !hidden.has(districtId)));
  const share = (row: Satisfaction, at: 0 | 1 | 2 | 3) => r.percent(row.voters === 0 ? 0 : row.funded[at] / row.voters);
  const groupOf = ({ districtId }: Satisfaction) => {
    if (districtId === null) return t('budget.satisfied.everybody');
    const district = districts.find(({ id }) => id === districtId);
    return district ? r.text(district.name) : t('budget.satisfied.unknown');
  };
  const rows = shown.toSorted(
    (a, b) =>
      Number(a.districtId !== null) - Number(b.districtId !== null) ||
      Number(a.rule !== rule) - Number(b.rule !== rule),
  );
  return (
    <Section
      id={`satisfied-${count.pot}`}
      title={t('budget.satisfied.title')}
      note={t('budget.satisfied.note', { least: FEWEST_SHOWN })}
      full
    >
      <Table
        stack
        label={t('budget.satisfied.table', { pot: count.pot })}
        rows={rows}
        columns={[
          { label: t('budget.satisfied.group'), head: true, cell: groupOf },
          { label: t('budget.satisfied.under'), cell: (row) => t(`budget.satisfied.rule.${row.rule}`) },
          { label: t('budget.satisfied.voters'), num: true, cell: ({ voters }) => r.number(voters) },
          { label: t('budget.satisfied.none'), num: true, cell: (row) => share(row, 0) },
          { label: t('budget.satisfied.one'), num: true, cell: (row) => share(row, 1) },
          { label: t('budget.satisfied.two'), num: true, cell: (row) => share(row, 2) },
          { label: t('budget.satisfied.more'), num: true, cell: (row) => share(row, 3) },
        ]}
      />
    </Section>
  );
}

/** Districts whose voters could be known: everybody stands in the same table, and what is paid together on the page. */
function hiddenOf({ satisfaction, rule }: CountedPot): ReadonlySet<DistrictId | 'none' | null> {
  const groups = satisfaction
    .filter((one) => one.rule === rule && one.districtId !== null)
    .map(({ districtId, voters }) => ({ districtId, people: voters }));
  return new Set([...tooSmall(groups)].map(({ districtId }) => districtId));
}

/** Whose money it was: what the voters of each district paid for, wherever it is built. */
export function Where({ r, count, districts }: PotProps) {
  const { t } = r;
  const hidden = hiddenOf(count.result);
  const rows = count.result.paidBy.filter(({ districtId }) => !hidden.has(districtId));
  if (rows.length < 2) return null;
  const [voters, paid] = [rows.reduce((sum, row) => sum + row.voters, 0), rows.reduce((sum, row) => sum + row.paid, 0)];
  return (
    <Section id={`where-${count.pot}`} title={t('budget.where.title')} note={t('budget.where.note')}>
      <Table
        label={t('budget.where.table', { pot: count.pot })}
        rows={rows}
        columns={[
          {
            label: t('budget.where.district'),
            head: true,
            cell: ({ districtId }) => {
              const district = districts.find(({ id }) => id === districtId);
              return district ? r.text(district.name) : t('budget.satisfied.unknown');
            },
          },
          { label: t('budget.where.voters'), num: true, cell: (row) => r.percent(row.voters / Math.max(1, voters)) },
          { label: t('budget.where.share'), num: true, cell: (row) => r.percent(row.paid / Math.max(1, paid)) },
          { label: t('budget.where.paid'), num: true, cell: (row) => r.money((row.paid * 100) as Cents) },
        ]}
      />
    </Section>
  );
}
