import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import {
  Actions,
  Bars,
  Bullets,
  ButtonLink,
  Facts,
  Muted,
  Numbered,
  Onward,
  Panel,
  Section,
  Table,
  Twin,
} from '#ui/index.ts';
import type { Project } from '../budget.ts';
import type { CountedStep } from '../count-store.ts';
import type { CountedLoser, CountedPot, CountedRound, Satisfaction } from '../counted-pot.ts';
import type { BudgetRead } from '../read-budget.ts';
import { FEWEST_SHOWN } from '../rules.ts';
import { BudgetHead } from './BudgetPage.tsx';
import { type District, potName } from './base.ts';
import { moneyOf, valueOf } from './budget-words.ts';

export interface ResultPageProps {
  readonly r: Reader;
  readonly read: BudgetRead;
  readonly base: string;
  readonly districts: readonly District[];
}

/** The outcome as a sentence, what is built, why, what the others lacked, and how to count again. */
export function ResultPage(props: ResultPageProps) {
  const { r, read, base } = props;
  const { t } = r;
  const { counts } = read;
  const funded = counts.reduce((sum, { result }) => sum + result.winners.length, 0);
  const cost = counts.reduce((sum, { result }) => sum + valueOf(result.cost), 0);
  const total = read.pots.reduce((sum, pot) => sum + pot.total, 0) as Cents;
  return (
    <div class="wrap">
      <BudgetHead r={r} read={read} base={base} />
      {counts.length === 0 ? (
        <p class="lede">{t('budgets.result.counting')}</p>
      ) : (
        <>
          <p class="lede">
            {t('budgets.result.outcome', {
              n: funded,
              cost: r.money(Math.round(cost * 100) as Cents),
              total: r.money(total),
            })}
          </p>
          {counts.map((count) => (
            <PotResult key={count.pot} {...props} count={count} />
          ))}
          <CountAgain {...props} />
        </>
      )}
    </div>
  );
}

interface PotProps extends ResultPageProps {
  readonly count: CountedStep;
}

function PotResult(props: PotProps) {
  const { r, read, districts, count, base } = props;
  const { t } = r;
  const { result } = count;
  const projects = projectsOf(read, count.pot);
  const pot = read.pots.find((one) => one.pot === count.pot);
  const name = pot ? potName(r, pot, districts) : '';
  const many = read.counts.length > 1;
  const dearest = Math.max(1, ...result.rounds.map((round) => valueOf(round.cost)));
  return (
    <>
      <Section
        id={`won-${count.pot}`}
        title={many ? t('budgets.result.won-in', { pot: name }) : t('budgets.result.won')}
        note={t('budgets.result.won-note', { voters: count.ballots, reached: r.percent(reachedOf(result)) })}
        full
      >
        {result.rounds.length === 0 ? (
          <p>{t('budgets.result.none')}</p>
        ) : (
          <Bars
            items={result.rounds.map((round) => {
              const project = projects.get(round.project);
              return {
                name: <Named r={r} project={project} />,
                ...(project ? { href: `${base}/projects/${project.number}` } : {}),
                note: t('budgets.result.supporters', { n: round.supporters }),
                ratio: valueOf(round.cost) / dearest,
                kind: 'fill' as const,
                value: moneyOf(r, round.cost),
              };
            })}
          />
        )}
        <Twin summary={t('budgets.result.twin')}>
          <RoundsTable {...props} projects={projects} />
        </Twin>
      </Section>
      <Why {...props} projects={projects} />
      {result.losers.length > 0 && <Losers {...props} projects={projects} />}
      <Satisfied {...props} />
      {result.paidBy.length > 1 && <Where {...props} />}
    </>
  );
}

type WithProjects = PotProps & { readonly projects: ReadonlyMap<string, Project> };

function projectsOf(read: BudgetRead, pot: number): ReadonlyMap<string, Project> {
  return new Map(read.projects.filter((project) => project.pot === pot).map((project) => [project.code, project]));
}

function Named({ r, project }: { r: Reader; project: Project | undefined }) {
  if (!project) return null;
  return <span lang={project.language === r.language ? undefined : project.language}>{project.title}</span>;
}

/** Share of voters with at least one funded project, under the rule that counted. */
function reachedOf(result: CountedPot): number {
  const all = result.satisfaction.find(({ rule, districtId }) => rule === result.rule && districtId === null);
  return all && all.voters > 0 ? 1 - all.funded[0] / all.voters : 0;
}

function RoundsTable({ r, count, projects }: WithProjects) {
  const { t } = r;
  return (
    <Table
      label={t('budgets.result.rounds', { pot: count.pot })}
      rows={count.result.rounds}
      columns={[
        { label: t('budgets.result.order'), num: true, cell: (_, at) => r.number(at + 1) },
        {
          label: t('budgets.result.project'),
          head: true,
          cell: ({ project }) => <Named r={r} project={projects.get(project)} />,
        },
        { label: t('budgets.result.votes'), num: true, cell: ({ supporters }) => r.number(supporters) },
        { label: t('budgets.result.cost'), num: true, cell: ({ cost }) => moneyOf(r, cost) },
        { label: t('budgets.result.each'), num: true, cell: ({ rho }) => (rho ? moneyOf(r, rho) : '–') },
      ]}
    />
  );
}

// words: budgets.why.*
function Why({ r, count, projects }: WithProjects) {
  const { t } = r;
  const { result } = count;
  const steps = result.rule === 'greedy' ? ['greedy-1', 'greedy-2'] : ['shares-1', 'shares-2', 'shares-3', 'shares-4'];
  return (
    <Section id={`why-${count.pot}`} title={t('budgets.why.title')} note={t(`budgets.rule.${result.rule}`)}>
      <div class="stack">
        <Numbered
          items={steps.map((step) =>
            t(`budgets.why.${step}`, {
              voters: count.ballots,
              each: result.endowment ? moneyOf(r, result.endowment) : '',
            }),
          )}
        />
        <Twin summary={t('budgets.why.each')}>
          <Bullets
            items={result.rounds.map((round) => (
              <>
                <strong>
                  <Named r={r} project={projects.get(round.project)} />
                </strong>
                : {whyInWords(r, round)}
              </>
            ))}
          />
        </Twin>
        <p>{t('budgets.why.ties', { seed: result.seed })}</p>
      </div>
    </Section>
  );
}

// words: budgets.rule.equal-shares budgets.rule.greedy budgets.by.*
function whyInWords(r: Reader, round: CountedRound): string {
  return r.t(`budgets.by.${round.by}`, {
    n: round.supporters,
    cost: moneyOf(r, round.cost),
    each: round.rho ? moneyOf(r, round.rho) : '',
  });
}

/** What each project that lost lacked, each figure confirmed by counting again. */
function Losers({ r, count, projects, base }: WithProjects) {
  const { t } = r;
  const { result } = count;
  const shares = result.rule === 'equal-shares';
  return (
    <Section id={`lost-${count.pot}`} title={t('budgets.lost.title')} note={t('budgets.lost.note')} full>
      <Table
        stack
        label={t('budgets.lost.table', { pot: count.pot })}
        rows={result.losers}
        columns={[
          {
            label: t('budgets.result.project'),
            head: true,
            cell: (loser) => {
              const project = projects.get(loser.project);
              return (
                project && (
                  <a href={`${base}/projects/${project.number}`}>
                    <Named r={r} project={project} />
                  </a>
                )
              );
            },
          },
          { label: t('budgets.result.votes'), num: true, cell: ({ supporters }) => r.number(supporters) },
          {
            label: t('budgets.result.cost'),
            num: true,
            cell: ({ project }) => r.money(projects.get(project)?.cost ?? (0 as Cents)),
          },
          ...(shares
            ? [
                {
                  label: t('budgets.lost.support'),
                  num: true,
                  cell: (loser: CountedLoser) =>
                    loser.effectiveSupport ? r.percent(Math.floor(valueOf(loser.effectiveSupport) * 1000) / 1000) : '–',
                },
              ]
            : []),
          { label: t('budgets.lost.lacked'), cell: (loser) => lackedInWords(r, loser) },
        ]}
      />
    </Section>
  );
}

/** "€24,700, or 70 more voters, or a price €30,000 lower" */
export function lackedInWords(r: Reader, loser: CountedLoser): string {
  const { t } = r;
  const ways = [
    valueOf(loser.money) > 0 ? t('budgets.lost.money', { money: moneyOf(r, loser.money) }) : '',
    loser.extraVotes === null ? '' : t('budgets.lost.voters', { n: loser.extraVotes }),
    loser.priceCut === null ? '' : t('budgets.lost.cut', { cut: moneyOf(r, loser.priceCut) }),
  ].filter(Boolean);
  return ways.length === 0 ? t('budgets.lost.nothing') : ways.join(t('budgets.lost.or'));
}

// words: budgets.satisfied.rule.*
function Satisfied({ r, count, districts }: PotProps) {
  const { t } = r;
  const { satisfaction, rule } = count.result;
  const shown = satisfaction.filter(({ districtId, voters }) => districtId === null || voters >= FEWEST_SHOWN);
  const share = (row: Satisfaction, at: 0 | 1 | 2 | 3) => r.percent(row.voters === 0 ? 0 : row.funded[at] / row.voters);
  const groupOf = ({ districtId }: Satisfaction) => {
    if (districtId === null) return t('budgets.satisfied.everybody');
    const district = districts.find(({ id }) => id === districtId);
    return district ? r.text(district.name) : t('budgets.satisfied.unknown');
  };
  const rows = shown.toSorted(
    (a, b) =>
      Number(a.districtId !== null) - Number(b.districtId !== null) ||
      Number(a.rule !== rule) - Number(b.rule !== rule),
  );
  return (
    <Section
      id={`satisfied-${count.pot}`}
      title={t('budgets.satisfied.title')}
      note={t('budgets.satisfied.note', { least: FEWEST_SHOWN })}
      full
    >
      <Table
        label={t('budgets.satisfied.table', { pot: count.pot })}
        rows={rows}
        columns={[
          { label: t('budgets.satisfied.group'), head: true, cell: groupOf },
          { label: t('budgets.satisfied.under'), cell: (row) => t(`budgets.satisfied.rule.${row.rule}`) },
          { label: t('budgets.satisfied.voters'), num: true, cell: ({ voters }) => r.number(voters) },
          { label: t('budgets.satisfied.none'), num: true, cell: (row) => share(row, 0) },
          { label: t('budgets.satisfied.one'), num: true, cell: (row) => share(row, 1) },
          { label: t('budgets.satisfied.two'), num: true, cell: (row) => share(row, 2) },
          { label: t('budgets.satisfied.more'), num: true, cell: (row) => share(row, 3) },
        ]}
      />
    </Section>
  );
}

/** Whose money it was: what the voters of each district paid for, wherever it is built. */
function Where({ r, count, districts }: PotProps) {
  const { t } = r;
  const rows = count.result.paidBy.filter(({ voters }) => voters >= FEWEST_SHOWN);
  const [voters, paid] = [rows.reduce((sum, row) => sum + row.voters, 0), rows.reduce((sum, row) => sum + row.paid, 0)];
  return (
    <Section id={`where-${count.pot}`} title={t('budgets.where.title')} note={t('budgets.where.note')}>
      <Table
        label={t('budgets.where.table', { pot: count.pot })}
        rows={rows}
        columns={[
          {
            label: t('budgets.where.district'),
            head: true,
            cell: ({ districtId }) => {
              const district = districts.find(({ id }) => id === districtId);
              return district ? r.text(district.name) : t('budgets.satisfied.unknown');
            },
          },
          { label: t('budgets.where.voters'), num: true, cell: (row) => r.percent(row.voters / Math.max(1, voters)) },
          { label: t('budgets.where.share'), num: true, cell: (row) => r.percent(row.paid / Math.max(1, paid)) },
          { label: t('budgets.where.paid'), num: true, cell: (row) => r.money((row.paid * 100) as Cents) },
        ]}
      />
    </Section>
  );
}

/** The files, the line that counts them, and a count in the visitor's own browser. */
function CountAgain({ r, read, base, districts }: ResultPageProps) {
  const { t } = r;
  return (
    <Section id="count" title={t('budgets.again.title')} note={t('budgets.again.note')}>
      <div class="stack">
        {read.counts.map((count) => {
          const pot = read.pots.find((one) => one.pot === count.pot);
          const file = `${base}/pots/${count.pot}.pb`;
          return (
            <Panel key={count.pot}>
              <h3>{pot && potName(r, pot, districts)}</h3>
              <Facts
                items={[
                  {
                    term: t('budgets.again.file'),
                    value: <a href={file}>{t('budgets.again.download', { n: count.ballots })}</a>,
                  },
                  { term: t('budgets.again.hash'), value: <code dir="ltr">{count.dataHash}</code> },
                  {
                    term: t('budgets.again.line'),
                    value: (
                      <code dir="ltr">
                        npx ateneu tally {count.pot}.pb {count.result.options.join(' ')}
                      </code>
                    ),
                  },
                ]}
              />
              <div
                data-recount={file}
                data-rule={count.result.options.join(' ')}
                data-winners={count.result.winners.join(' ')}
                data-hash={count.dataHash}
                data-counting={t('budgets.again.counting')}
                data-same={t('budgets.again.same', { n: count.result.winners.length })}
                data-differs={t('budgets.again.differs')}
                data-failed={t('budgets.again.failed')}
                hidden
              >
                <button type="button" class="button button--quiet">
                  {t('budgets.again.here')}
                </button>
                <progress max={100} value={0} aria-label={t('budgets.again.counting')} hidden />
                <p role="status" />
              </div>
            </Panel>
          );
        })}
        <Muted>{t('budgets.again.how')}</Muted>
        <Actions>
          <ButtonLink href={`${base}/receipts`} kind="quiet">
            {t('budgets.receipt.list')}
          </ButtonLink>
          <Onward href={`/record?process=${read.process.id}`}>{t('budgets.again.record')}</Onward>
        </Actions>
      </div>
    </Section>
  );
}
