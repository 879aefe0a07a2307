import type { Loser } from './losers/losers.ts';
import type { Outcome, Round } from './outcome.ts';
import { type Rational, toNumber } from './rational.ts';

/** One statement about a project: a code for programs that speak other languages, with the values it speaks of. */
export interface Reason {
  readonly project: string;
  readonly code:
    | 'bought-by-supporters'
    | 'free'
    | 'added-from-the-rest'
    | 'everything-fits'
    | 'taken-by-votes'
    | 'taken-by-load'
    | 'not-funded'
    | 'out-of-reach'
    | 'never-in-reach'
    | 'lacked-money'
    | 'needed-cut'
    | 'needed-votes';
  readonly values: Readonly<Record<string, Rational>>;
  /** Another project that is spoken of: for `out-of-reach` the last one bought before. */
  readonly other?: string;
}

/** Why each project was funded or not, in the order of the outcome. */
export function explain(outcome: Outcome, losers: readonly Loser[] = []): Reason[] {
  return [...outcome.rounds.map(whyFunded), ...losers.flatMap(whyNot)];
}

function whyFunded({ project, by, cost, rho, supporters }: Round): Reason {
  const votes = whole(supporters);
  if (by === 'supporters' && rho !== null && rho.n > 0n)
    return { project, code: 'bought-by-supporters', values: { cost, rho, votes } };
  if (by === 'load' && rho !== null) return { project, code: 'taken-by-load', values: { cost, votes } };
  const codes = { supporters: 'free', utilitarian: 'added-from-the-rest', guard: 'everything-fits' } as const;
  const code = by === 'votes' || by === 'load' ? 'taken-by-votes' : codes[by];
  return { project, code, values: { cost, votes } };
}

function whyNot({ project, outOfReach, lacks: { money, priceCut, extraVotes } }: Loser): Reason[] {
  const reasons: Reason[] = [];
  if (outOfReach !== null) {
    const { after, left } = outOfReach;
    if (after === null) reasons.push({ project, code: 'never-in-reach', values: { left } });
    else reasons.push({ project, code: 'out-of-reach', values: { left }, other: after });
  }
  if (money.n > 0n) reasons.push({ project, code: 'lacked-money', values: { money } });
  if (priceCut !== null) reasons.push({ project, code: 'needed-cut', values: { cut: { n: priceCut, d: 1n } } });
  if (extraVotes !== null) reasons.push({ project, code: 'needed-votes', values: { votes: { n: extraVotes, d: 1n } } });
  return reasons.length > 0 ? reasons : [{ project, code: 'not-funded', values: {} }];
}

const whole = (value: number): Rational => ({ n: BigInt(value), d: 1n });

/** The reason as an English sentence, amounts rounded to hundredths. */
export function inEnglish({ project, code, values, other }: Reason): string {
  const say = (name: string) => rounded(values[name] as Rational);
  switch (code) {
    case 'bought-by-supporters':
      return `${project} was bought by its ${say('votes')} supporters: it cost ${say('cost')}, and nobody paid more than ${say('rho')} (for a point, where there are points).`;
    case 'free':
      return `${project} costs nothing.`;
    case 'added-from-the-rest':
      return `${project} (${say('votes')} supporters, cost ${say('cost')}) was added from what was left, most votes first.`;
    case 'everything-fits':
      return `${project} was funded because all projects together fit the budget.`;
    case 'taken-by-votes':
      return `${project} (${say('votes')} supporters, cost ${say('cost')}) was taken in order of votes.`;
    case 'taken-by-load':
      return `${project} (${say('votes')} supporters, cost ${say('cost')}) had the least load for its supporters.`;
    case 'out-of-reach':
      return `${project} was out of reach once ${other} was bought: its supporters had ${say('left')} left together.`;
    case 'never-in-reach':
      return `${project} was never in reach: its supporters had ${say('left')} together.`;
    case 'lacked-money':
      return `${project} was not funded: at the end ${say('money')} was lacking.`;
    case 'needed-cut':
      return `${project} would have been funded had it cost ${say('cut')} less, counted again.`;
    case 'needed-votes':
      return `${project} would have been funded with ${say('votes')} more ballots naming only it, counted again.`;
    case 'not-funded':
      return `${project} was not funded.`;
  }
}

function rounded(value: Rational): string {
  return `${Math.round(toNumber(value) * 100) / 100}`;
}
