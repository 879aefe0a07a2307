import { writeDecimal } from './decimal.ts';
import { type Election, ElectionError } from './election.ts';

/**
 * Writes an election as a `.pb` file. Voters are numbered from 1, identical ballots one after the other: what else was
 * known of a voter, and the order in which they came, is not written. `meta` may add or replace keys of META.
 * @throws ElectionError for an id that a list apart by commas cannot hold
 */
export function writePb(election: Election, meta: ReadonlyMap<string, string> = new Map()): string {
  const { budget, scale, projects, kind, ballots } = election;
  const unwritable = projects.find(({ id }) => id === '' || id !== id.trim() || /[,\r\n]/.test(id));
  if (unwritable !== undefined) throw new ElectionError(`The id "${unwritable.id}" cannot be written.`);
  const keys = new Map([
    ...meta,
    ['num_projects', `${projects.length}`],
    ['num_votes', `${ballots.voters}`],
    ['budget', writeDecimal(budget, scale)],
    ['vote_type', kind],
  ]);
  const lines = ['META', 'key;value', ...[...keys].map(([key, value]) => row([key, value]))];
  lines.push('PROJECTS', 'project_id;cost;name');
  for (const { id, cost, name } of projects) lines.push(row([id, writeDecimal(cost, scale), name]));
  const scored = kind === 'cumulative' || kind === 'scoring';
  lines.push('VOTES', scored ? 'voter_id;vote;points' : 'voter_id;vote');
  let voter = 0;
  for (let at = 0; at < ballots.rows; at += 1) {
    const from = ballots.starts[at] as number;
    const until = ballots.starts[at + 1] as number;
    const named = [...ballots.projects.subarray(from, until)].map((place) => projects[place]?.id).join();
    const points = [...ballots.points.subarray(from, until)].map((value) => value / ballots.pointScale).join();
    for (let again = 0; again < (ballots.weights[at] as number); again += 1) {
      voter += 1;
      lines.push(row(scored ? [`${voter}`, named, points] : [`${voter}`, named]));
    }
  }
  return `${lines.join('\n')}\n`;
}

function row(fields: readonly string[]): string {
  return fields.map((field) => (/[;"\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(';');
}
