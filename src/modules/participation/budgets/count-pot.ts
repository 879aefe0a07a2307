import {
  type Election,
  formatRational,
  losersOf,
  type Outcome,
  type Progress,
  type Rational,
  type Rule,
  tally,
  toNumber,
} from '@ateneu/budgeting';
import type { DistrictId } from '#kernel/ids.ts';
import type { BallotRow } from './ballot-store.ts';
import type { CountedLoser, CountedPot, Exact, Satisfaction } from './counted-pot.ts';

/** Everything a count needs, as plain data: it crosses into a thread. */
export interface PotToCount {
  readonly election: Election;
  readonly rule: Rule;
  /** The other rule, to compare with. */
  readonly other: Rule;
  readonly options: readonly string[];
  readonly seed: string;
  /** By district of the voters: the ballots, with projects by their place in the election. */
  readonly groups: readonly { readonly districtId: DistrictId | 'none'; readonly ballots: readonly GroupBallot[] }[];
}

interface GroupBallot {
  readonly projects: readonly string[];
  readonly points: readonly number[];
  readonly count: number;
}

/** Counts a pot under its rule, and says how voters fare under both rules. What the losers lacked is asked afterwards. */
export function countPot(pot: PotToCount, progress?: Progress): CountedPot {
  const { election, rule, other } = pot;
  const outcome = tally(election, rule.rule === 'greedy' || !progress ? rule : { ...rule, progress });
  return {
    ...{ rule: rule.rule as CountedPot['rule'], options: pot.options, seed: pot.seed },
    ...{
      voters: election.ballots.voters,
      winners: outcome.winners,
      cost: exact(outcome.cost),
      budget: exact(outcome.budget),
    },
    endowment: outcome.endowment && exact(outcome.endowment),
    rounds: outcome.rounds.map((round) => ({
      ...{ project: round.project, by: round.by, cost: exact(round.cost), supporters: round.supporters },
      ...{ rho: round.rho && exact(round.rho), effectiveVotes: round.effectiveVotes && exact(round.effectiveVotes) },
      paid: exact(round.paid),
    })),
    losers: null,
    satisfaction: [outcome, tally(election, other)].flatMap((one) => satisfactionOf(one, pot.groups)),
    paidBy: outcome.endowment === null ? [] : pot.groups.map((group) => paidBy(outcome, group)),
  };
}

/** What every loser lacked, each figure confirmed by counting again: many counts, a minute for the largest cities. */
export function askLosers({ election, rule }: PotToCount, progress?: Progress): CountedLoser[] {
  const supporters = supportersOf(election);
  return losersOf(election, rule, progress).map(({ project, effectiveSupport, lacks }) => ({
    ...{ project, supporters: supporters.get(project) ?? 0, money: exact(lacks.money) },
    effectiveSupport: effectiveSupport && exact(effectiveSupport),
    priceCut: lacks.priceCut === null ? null : lacks.priceCut.toString(),
    extraVotes: lacks.extraVotes === null ? null : Number(lacks.extraVotes),
  }));
}

const exact = (value: Rational): Exact => formatRational(value);

function supportersOf({ projects, ballots }: Election): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < ballots.rows; row++) {
    for (let at = ballots.starts[row] ?? 0; at < (ballots.starts[row + 1] ?? 0); at++) {
      const id = projects[ballots.projects[at] ?? 0]?.id ?? '';
      counts.set(id, (counts.get(id) ?? 0) + (ballots.weights[row] ?? 0));
    }
  }
  return counts;
}

function satisfactionOf(outcome: Outcome, groups: PotToCount['groups']): Satisfaction[] {
  const winners = new Set(outcome.winners);
  const rule = outcome.rule as Satisfaction['rule'];
  const rows = groups.map(({ districtId, ballots }): Satisfaction => {
    const funded: [number, number, number, number] = [0, 0, 0, 0];
    for (const { projects, count } of ballots) {
      const many = Math.min(3, projects.filter((id) => winners.has(id)).length) as 0 | 1 | 2 | 3;
      funded[many] += count;
    }
    return { rule, districtId, voters: funded.reduce((sum, n) => sum + n, 0), funded };
  });
  const all = rows.reduce((sum, { funded }) => sum.map((n, at) => n + (funded[at] ?? 0)), [0, 0, 0, 0]);
  const [none = 0, one = 0, two = 0, more = 0] = all;
  return [{ rule, districtId: null, voters: none + one + two + more, funded: [none, one, two, more] }, ...rows];
}

/** As Equal Shares takes it: each supporter the same, or what she has left. Rounded to whole units: it is read, not counted on. */
function paidBy(outcome: Outcome, { districtId, ballots }: PotToCount['groups'][number]): CountedPot['paidBy'][number] {
  let [voters, paid] = [0, 0];
  const bought = outcome.rounds.filter(({ by, rho }) => by === 'supporters' && rho !== null);
  for (const { projects, points, count } of ballots) {
    let left = outcome.endowment ? toNumber(outcome.endowment) : 0;
    const given = new Map(projects.map((id, at) => [id, points[at] ?? 1]));
    for (const { project, rho } of bought) {
      const part = Math.min(left, (rho ? toNumber(rho) : 0) * (given.get(project) ?? 0));
      left -= part;
      paid += part * count;
    }
    voters += count;
  }
  return { districtId, voters, paid: Math.round(paid) };
}

export function groupsOf(ballots: readonly BallotRow[], codes: ReadonlyMap<number, string>): PotToCount['groups'] {
  return [...Map.groupBy(ballots, ({ districtId }) => districtId ?? ('none' as const))].map(([districtId, own]) => ({
    districtId,
    ballots: own.map(({ projects, points, count }) => ({
      ...{ projects: projects.map((number) => codes.get(number) ?? ''), points, count },
    })),
  }));
}
