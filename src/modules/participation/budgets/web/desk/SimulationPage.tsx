import type { StepId } from '#kernel/ids.ts';
import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import { Filters, Notice, Onward, Select, Table, TextField } from '#ui/index.ts';
import type { BudgetRead } from '../../read-budget.ts';
import { COUNTS } from '../../rules.ts';
import type { BudgetToTry, Simulated } from '../../simulate-count.ts';
import { type District, potName } from '../base.ts';

export interface SimulationPageProps {
  readonly r: Reader;
  readonly read: BudgetRead;
  readonly here: string;
  readonly districts: readonly District[];
  readonly asked: { readonly ballots: 'generated' | StepId; readonly voters: number; readonly lot: number };
  readonly real: readonly BudgetToTry[];
  readonly simulated: readonly Simulated[];
  readonly problem: string | null;
}

/** Both rules on the same ballots. Everything stands in the address: reload it, and the same comes out. */
export function SimulationPage(props: SimulationPageProps) {
  const { r, here, asked, real, simulated, problem } = props;
  const { t } = r;
  return (
    <div class="stack">
      <p>{t('budget-desk.simulate.what')}</p>
      {problem && <Notice kind="warn" title={problem} />}
      <Filters
        action={`${here}/simulate`}
        label={t('budget-desk.simulate.label')}
        submit={t('budget-desk.simulate.action')}
      >
        <Select
          name="ballots"
          label={t('budget-desk.simulate.ballots')}
          value={asked.ballots}
          options={[
            { value: 'generated', label: t('budget-desk.simulate.generated') },
            ...real.map(({ id, title, voters }) => ({
              value: id,
              label: t('budget-desk.simulate.real', { title: r.text(title), n: voters }),
            })),
          ]}
        />
        <TextField
          name="voters"
          label={t('budget-desk.simulate.voters')}
          value={String(asked.voters)}
          inputMode="numeric"
          width="short"
        />
        <TextField
          name="lot"
          label={t('budget-desk.simulate.lot')}
          value={String(asked.lot)}
          inputMode="numeric"
          width="short"
        />
      </Filters>
      {simulated.map((one) => (
        <SimulatedPot key={one.pot.pot} {...props} one={one} />
      ))}
      <p>
        <Onward href={here}>{t('budget-desk.back')}</Onward>
      </p>
    </div>
  );
}

// words: budget.rule.equal-shares budget.rule.greedy
function SimulatedPot({ r, districts, one }: SimulationPageProps & { one: Simulated }) {
  const { t } = r;
  const spent = (rule: (typeof COUNTS)[number]) =>
    one.projects
      .filter(({ code }) => one.funded[rule].has(code))
      .reduce((sum, { cost }) => sum + (cost ?? 0), 0) as Cents;
  return (
    <section class="stack" aria-labelledby={`pot-${one.pot.pot}`}>
      <h2 id={`pot-${one.pot.pot}`}>
        {t('budget-desk.simulate.pot', {
          pot: potName(r, one.pot, districts),
          total: r.money(one.pot.total),
          n: one.voters,
        })}
      </h2>
      <Table
        label={t('budget-desk.simulate.table', { pot: one.pot.pot })}
        rows={one.projects}
        columns={[
          {
            label: t('budget-desk.title'),
            head: true,
            cell: ({ title, language }) => <bdi lang={language}>{title}</bdi>,
          },
          { label: t('budget-desk.cost'), num: true, cell: ({ cost }) => r.money(cost ?? (0 as Cents)) },
          ...COUNTS.map((rule) => ({
            label: t(`budget.rule.${rule}`),
            cell: ({ code }: { code: string }) =>
              one.funded[rule].has(code) ? <strong>{t('budget-desk.simulate.funded')}</strong> : '–',
          })),
        ]}
        foot={[
          t('budget-desk.simulate.spent'),
          '',
          ...COUNTS.map((rule) =>
            t('budget-desk.simulate.reached', { cost: r.money(spent(rule)), share: r.percent(one.reached[rule]) }),
          ),
        ]}
      />
    </section>
  );
}
