import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import { Bars, Bullets, Muted, Numbered, Section, Table, Twin } from '#ui/index.ts';
import type { Project } from '../budget.ts';
import type { CountedStep } from '../count-store.ts';
import type { CountedLoser, CountedPot, CountedRound } from '../counted-pot.ts';
import type { BudgetRead } from '../read-budget.ts';
import { BudgetHead } from './BudgetPage.tsx';
import { type District, potName } from './base.ts';
import { moneyOf, numberIn } from './budget-words.ts';
import { CountAgain } from './CountAgain.tsx';
import { Satisfied, Where } from './HowVotersFare.tsx';
import { outcomeInWords } from './outcome-in-words.ts';

export interface ResultPageProps {
  readonly r: Reader;
  readonly read: BudgetRead;
  readonly base: string;
  readonly districts: readonly District[];
}

/** The outcome as a sentence, what is built, why, what the others lacked, and how to count again. */
export function ResultPage(props: ResultPageProps) {
  const { r, read, base } = props;
  const { counts } = read;
  return (
    <div class="wrap">
      <BudgetHead r={r} read={read} base={base} lede={outcomeInWords(r, read)} />
      {counts.length > 0 && (
        <>
          {counts.map((count) => (
            <PotResult key={count.pot} {...props} count={count} />
          ))}
          <CountAgain {...props} />
        </>
      )}
    </div>
  );
}

export interface PotProps extends ResultPageProps {
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
  const dearest = Math.max(1, ...result.rounds.map((round) => numberIn(round.cost)));
  return (
    <>
      <Section
        id={`won-${count.pot}`}
        title={many ? t('budget.result.won-in', { pot: name }) : t('budget.result.won')}
        note={votersInWords(r, count)}
        full
      >
        {result.rounds.length === 0 ? (
          <p>{t(count.ballots === 0 ? 'budget.result.none' : 'budget.result.none-why')}</p>
        ) : (
          <Bars
            items={result.rounds.map((round) => {
              const project = projects.get(round.project);
              return {
                name: <Named r={r} project={project} />,
                ...(project ? { href: `${base}/projects/${project.number}` } : {}),
                note: t('budget.result.supporters', { n: round.supporters }),
                ratio: numberIn(round.cost) / dearest,
                kind: 'fill' as const,
                value: moneyOf(r, round.cost),
              };
            })}
          />
        )}
        {result.rounds.length > 0 && (
          <Twin summary={t('budget.result.twin')}>
            <RoundsTable {...props} projects={projects} />
          </Twin>
        )}
      </Section>
      {result.rounds.length > 0 && <Why {...props} projects={projects} />}
      {result.losers === null && <Muted>{t('budget.lost.asking')}</Muted>}
      {result.losers !== null && result.losers.length > 0 && <Losers {...props} projects={projects} />}
      <Unchosen {...props} projects={projects} />
      {count.ballots > 0 && <Satisfied {...props} />}
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
  return <bdi lang={r.foreign(project.language)}>{project.title}</bdi>;
}

function votersInWords(r: Reader, { ballots, result }: CountedStep): string {
  if (ballots === 0) return r.t('budget.result.nobody-voted');
  if (result.rounds.length === 0) return r.t('budget.result.voted', { voters: ballots });
  return r.t('budget.result.won-note', { voters: ballots, reached: r.percent(reachedOf(result)) });
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
      label={t('budget.result.rounds', { pot: count.pot })}
      rows={count.result.rounds}
      columns={[
        { label: t('budget.result.order'), num: true, cell: (_, at) => r.number(at + 1) },
        {
          label: t('budget.result.project'),
          head: true,
          cell: ({ project }) => <Named r={r} project={projects.get(project)} />,
        },
        { label: t('budget.result.votes'), num: true, cell: ({ supporters }) => r.number(supporters) },
        { label: t('budget.result.cost'), num: true, cell: ({ cost }) => moneyOf(r, cost) },
        { label: t('budget.result.each'), num: true, cell: ({ rho }) => (rho ? moneyOf(r, rho) : '–') },
      ]}
    />
  );
}

// words: budget.why.*
function Why({ r, count, projects }: WithProjects) {
  const { t } = r;
  const { result } = count;
  const share = numberIn(result.budget) / Math.max(1, count.ballots);
  const raised = result.endowment !== null && numberIn(result.endowment) > share;
  const steps =
    result.rule === 'greedy'
      ? ['greedy-1', 'greedy-2']
      : [raised ? 'shares-1-raised' : 'shares-1', 'shares-2', 'shares-3', 'shares-4'];
  return (
    <Section id={`why-${count.pot}`} title={t('budget.why.title')} note={t(`budget.rule.${result.rule}`)}>
      <div class="stack">
        <Numbered
          items={steps.map((step) =>
            t(`budget.why.${step}`, {
              voters: count.ballots,
              share: r.money(Math.round(share * 100) as Cents),
              each: result.endowment ? moneyOf(r, result.endowment) : '',
            }),
          )}
        />
        <Twin summary={t('budget.why.each')}>
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
        <p>{t('budget.why.ties', { seed: result.seed })}</p>
      </div>
    </Section>
  );
}

// words: budget.rule.equal-shares budget.rule.greedy budget.by.*
function whyInWords(r: Reader, round: CountedRound): string {
  return r.t(`budget.by.${round.by}`, {
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
    <Section id={`lost-${count.pot}`} title={t('budget.lost.title')} note={t('budget.lost.note')} full>
      <Table
        stack
        label={t('budget.lost.table', { pot: count.pot })}
        rows={result.losers ?? []}
        columns={[
          {
            label: t('budget.result.project'),
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
          { label: t('budget.result.votes'), num: true, cell: ({ supporters }) => r.number(supporters) },
          {
            label: t('budget.result.cost'),
            num: true,
            cell: ({ project }) => r.money(projects.get(project)?.cost ?? (0 as Cents)),
          },
          ...(shares
            ? [
                {
                  label: t('budget.lost.support'),
                  num: true,
                  cell: (loser: CountedLoser) =>
                    loser.effectiveSupport
                      ? r.percent(Math.floor(numberIn(loser.effectiveSupport) * 1000) / 1000)
                      : '–',
                },
              ]
            : []),
          { label: t('budget.lost.lacked'), cell: (loser) => lackedInWords(r, loser) },
        ]}
      />
    </Section>
  );
}

/** What nobody chose was not counted: a rule that has money left would build it. */
function Unchosen({ r, count, projects, base }: WithProjects) {
  const unchosen = [...projects.values()].filter((project) => isUnchosen(count.result, project));
  if (unchosen.length === 0) return null;
  return (
    <Twin summary={r.t('budget.lost.unchosen', { n: unchosen.length })}>
      <Bullets
        items={unchosen.map((project) => (
          <a href={`${base}/projects/${project.number}`}>
            <Named r={r} project={project} />
          </a>
        ))}
      />
    </Twin>
  );
}

/** Whether no ballot named it; false until the losers are asked: a project is chosen if it won or lost. */
export function isUnchosen({ winners, losers }: CountedPot, { code, feasibility }: Project): boolean {
  return (
    losers !== null &&
    feasibility === 'feasible' &&
    !winners.includes(code) &&
    !losers.some(({ project }) => project === code)
  );
}

/** "€24,700, or 70 more voters, or a price €30,000 lower" */
export function lackedInWords(r: Reader, loser: CountedLoser): string {
  const { t } = r;
  const ways = [
    numberIn(loser.money) > 0 ? t('budget.lost.money', { money: moneyOf(r, loser.money) }) : '',
    loser.extraVotes === null ? '' : t('budget.lost.voters', { n: loser.extraVotes }),
    loser.priceCut === null ? '' : t('budget.lost.cut', { cut: moneyOf(r, loser.priceCut) }),
  ].filter(Boolean);
  return ways.length === 0 ? t('budget.lost.nothing') : ways.join(t('budget.lost.or'));
}
