import type { Profile, Rank } from './profile.ts';

/**
 * The profile as a BLT file, which {@link readBlt} reads back the same (seats: 1 where the profile says none). A line
 * break in a name or title becomes a space: BLT has no way to write one.
 */
export function writeBlt({ title, seats, candidates, withdrawn, tieOrder, ballots }: Profile): string {
  const lines = [`${candidates.length} ${seats ?? 1}`];
  if (withdrawn.length > 0) lines.push(withdrawn.map((candidate) => -(candidate + 1)).join(' '));
  if (tieOrder !== null) lines.push(`[tie ${tieOrder.map((candidate) => candidate + 1).join(' ')}]`);
  for (const { count, ranks } of ballots) lines.push([count, ...ranks.map(rankInBlt), 0].join(' '));
  lines.push('0', ...[...candidates, title].map(quoted));
  return `${lines.join('\n')}\n`;
}

function rankInBlt(rank: Rank): string {
  return typeof rank === 'number' ? `${rank + 1}` : rank.map((candidate) => candidate + 1).join('=');
}

function quoted(text: string): string {
  return `"${text.replace(/[\r\n]+/gu, ' ').replace(/[\\"]/gu, '\\$&')}"`;
}
