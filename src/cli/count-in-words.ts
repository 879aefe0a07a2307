import type { Count, Round, Tally } from '@ateneu/ranking';

/** A count for the reader of a terminal: round by round, then who won and how ties were broken. */
export function countInWords({ rule, quota, first, rounds, elected, ties, condorcet }: Count): string {
  const opening = [`Rule: ${rule}${quota === null ? '' : `, quota ${quota}`}`];
  const start = first === null ? [] : ['', 'First preferences', ...tallyLines(first)];
  const broken = ties.map(
    ({ round, purpose, tied, chosen, by }) =>
      `Tie in round ${round}, to ${purpose}: ${tied.join(', ')}; ${chosen} by ${by}.`,
  );
  const result = elected.length === 0 ? 'Nobody is elected.' : `Elected: ${elected.join(', ')}`;
  const lines = [...opening, ...start, ...rounds.flatMap(roundLines), '', ...broken, result, condorcet.explanation];
  return `${lines.join('\n')}\n`;
}

function roundLines({ round, what, defeated, nonTransferable, ...tally }: Round): string[] {
  const lost = nonTransferable === '0' ? [] : [`  not transferable: ${nonTransferable}`];
  return ['', `Round ${round}: ${what}`, ...tallyLines(tally), ...lost];
}

function tallyLines({ votes, elected }: Tally): string[] {
  const width = Math.max(0, ...votes.map((line) => line.votes.length));
  const lines = votes.map(({ candidate, votes: has }) => `  ${has.padStart(width)}  ${candidate}`);
  return elected.length === 0 ? lines : [...lines, `  elected: ${elected.join(', ')}`];
}
