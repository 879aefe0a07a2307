import { type Decimal, inUnits, readDecimal } from './decimal.ts';
import type { BallotKind, Election } from './election.ts';
import { PbError, type PbWarning } from './pb-error.ts';
import { beyondLimits } from './pb-limits.ts';
import { PbRows, readHeader } from './pb-rows.ts';
import { readVotes } from './pb-votes.ts';

/** A `.pb` file, as it was read. */
export interface PbFile {
  readonly election: Election;
  /** Every key of META with its value, in order. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every column of PROJECTS, and a row of fields for each project, in the election's order. */
  readonly projectColumns: readonly string[];
  readonly projectRows: readonly (readonly string[])[];
  /** Ids recorded as funded (`selected` is 1), where the file says so. */
  readonly selected: readonly string[] | null;
  /** In the order of lines. */
  readonly warnings: readonly PbWarning[];
}

/**
 * Reads Pabulib's format (https://pabulib.org/format) by its headers: columns may stand in any order, more may be there,
 * only `project_id`, `cost`, `vote`, META's `budget` and, for cumulative and scoring ballots, `points` must.
 * A ballot may be empty: its voter counts. Points of zero or less are no support. A voter with two ballots, a project named
 * twice in an approval ballot and numbers that META says otherwise are counted as they stand, and warned of.
 * @throws PbError
 */
export function parsePb(text: string): PbFile {
  const rows = new PbRows(text);
  expectTitle(rows, 'META');
  const meta = readMeta(rows);
  const columns = readHeader(rows, 'PROJECTS', ['project_id', 'cost']);
  const projects = readProjects(rows, columns);
  const budget = metaBudget(meta);
  const unit = projects.costs.reduce((most, { places }) => Math.max(most, places), budget.places);
  const places = new Map(projects.rows.map((row, place) => [row[columns.indexOf('project_id')] as string, place]));
  const kind = metaKind(meta);
  const warnings: PbWarning[] = [];
  const ballots = readVotes(rows, kind, places, warnings, defaultScore(meta, kind));
  const nameAt = columns.indexOf('name');
  const ids = [...places.keys()];
  const election: Election = {
    budget: inUnits(budget, unit),
    scale: 10n ** BigInt(unit),
    kind,
    ballots,
    projects: projects.costs.map((cost, place) => {
      const id = ids[place] as string;
      return { id, name: projects.rows[place]?.[nameAt] || id, cost: inUnits(cost, unit) };
    }),
  };
  return {
    election,
    meta: new Map([...meta].map(([key, { value }]) => [key, value])),
    projectColumns: columns,
    projectRows: projects.rows,
    selected: selectedIn(columns, projects.rows, ids),
    warnings: [
      ...otherwise(meta, 'num_projects', ids.length, 'projects'),
      ...otherwise(meta, 'num_votes', ballots.voters, 'ballots'),
      ...beyondLimits(meta, ballots, projects.costs, kind === 'cumulative' || kind === 'scoring'),
      ...warnings.sort((a, b) => a.line - b.line),
    ],
  };
}

function otherwise(meta: Meta, field: string, counted: number, what: string): PbWarning[] {
  const said = meta.get(field);
  if (said === undefined || Number(said.value) === counted) return [];
  return [{ line: said.line, field, why: `META says "${said.value.slice(0, 40)}"; there are ${counted} ${what}.` }];
}

type Meta = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

function expectTitle(rows: PbRows, title: string): void {
  const line = rows.nextLine();
  if (line === null) throw new PbError(rows.line + 1, null, `The section ${title} is missing.`);
  if (!isTitle(line, title)) throw new PbError(rows.line, null, `Here the section ${title} should begin.`);
}

const isTitle = (line: string, title: string) => line.replaceAll(';', '').trim().toUpperCase() === title;

function readMeta(rows: PbRows): Meta {
  const meta = new Map<string, { value: string; line: number }>();
  let header = true;
  for (let line = rows.nextLine(); ; line = rows.nextLine()) {
    if (line === null) throw new PbError(rows.line + 1, null, 'The section PROJECTS is missing.');
    if (isTitle(line, 'PROJECTS')) return meta;
    const number = rows.line;
    const [key = '', ...values] = rows.fieldsOf(line);
    const isHeader = header && key.toLowerCase() === 'key';
    header = false;
    if (isHeader) continue;
    if (key === '') throw new PbError(number, null, 'A line of META has no key.');
    if (meta.has(key)) throw new PbError(number, key, 'META says this twice.');
    meta.set(key, { value: values.join(';').replace(/;+$/, ''), line: number });
  }
}

function metaBudget(meta: Meta): Decimal {
  const said = meta.get('budget');
  if (said === undefined) throw new PbError(1, 'budget', 'META does not say the budget.');
  return readMoney(said.value, said.line, 'budget');
}

function metaKind(meta: Meta): BallotKind {
  const said = meta.get('vote_type') ?? { value: 'approval', line: 1 };
  const kind = said.value.toLowerCase();
  if (kind === 'approval' || kind === 'cumulative' || kind === 'ordinal' || kind === 'scoring') return kind;
  if (kind === 'choose-1') return 'approval';
  throw new PbError(
    said.line,
    'vote_type',
    `"${said.value}" is none of approval, choose-1, cumulative, scoring, ordinal.`,
  );
}

/** What a scoring ballot gives each project that it does not name; '' for nothing. */
function defaultScore(meta: Meta, kind: BallotKind): string {
  const said = meta.get('default_score');
  if (kind !== 'scoring' || said === undefined || said.value === '') return '';
  const score = readDecimal(said.value);
  if (score === null)
    throw new PbError(said.line, 'default_score', `"${said.value.slice(0, 40)}" is not a number of points.`);
  return score.digits > 0n ? said.value : '';
}

function readMoney(text: string, line: number, field: string): Decimal {
  const amount = readDecimal(text);
  if (/^[1-9]\d{0,2},\d{3}$/.test(text.trim()))
    throw new PbError(line, field, `"${text.trim()}" may be thousands or decimals: write it with a point, or without.`);
  if (amount === null) throw new PbError(line, field, `"${text.slice(0, 40)}" is not an amount of money.`);
  if (amount.digits < 0n) throw new PbError(line, field, 'An amount of money is below zero.');
  return amount;
}

function readProjects(rows: PbRows, columns: readonly string[]) {
  const read: { rows: string[][]; costs: Decimal[] } = { rows: [], costs: [] };
  const seen = new Set<string>();
  const idAt = columns.indexOf('project_id');
  const costAt = columns.indexOf('cost');
  for (let line = rows.nextLine(); ; line = rows.nextLine()) {
    if (line === null) throw new PbError(rows.line + 1, null, 'The section VOTES is missing.');
    if (isTitle(line, 'VOTES')) return read;
    const number = rows.line;
    const fields = rows.fieldsOf(line);
    const id = fields[idAt] ?? '';
    if (id === '') throw new PbError(number, 'project_id', 'A project has no id.');
    if (seen.has(id)) throw new PbError(number, 'project_id', `A second project is called "${id}".`);
    seen.add(id);
    read.rows.push(fields);
    read.costs.push(readMoney(fields[costAt] ?? '', number, 'cost'));
  }
}

function selectedIn(columns: readonly string[], rows: readonly (readonly string[])[], ids: readonly string[]) {
  const at = columns.indexOf('selected');
  return at === -1 ? null : ids.filter((_, place) => rows[place]?.[at] === '1');
}
