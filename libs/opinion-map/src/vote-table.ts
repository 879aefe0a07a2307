import { compareIds, type Id, type Profile, type Standing } from './opinion.ts';
import type { VoteRow } from './vote-row.ts';

/**
 * Votes as a sparse matrix by rows. A vote is one number (see `codeOf`), which is also the place where a comment's
 * disagrees, passes and agrees are counted or weighed: arrays "by code" hold four places a comment, the fourth unused.
 */
export interface VoteTable {
  /** Those who voted and are not banned: by id, in the polis profile by their first vote. */
  readonly participants: readonly Id[];
  /** Those somebody voted on, by id. */
  readonly comments: readonly Id[];
  readonly standing: readonly Standing[];
  /** Row i is `codes[rowStart[i]]` to `codes[rowStart[i + 1] - 1]`, by comment. */
  readonly rowStart: Int32Array;
  /** In the default profile without the votes on comments that are not `in`. */
  readonly codes: Int32Array;
  /** By code: how many voted so. */
  readonly tally: Int32Array;
  /** How many columns the projection is scaled by: in the default profile those that are `in`, in the polis profile all. */
  readonly columns: number;
  /**
   * How many votes of each row the projection counts. In the polis profile a comment moderated out counts as voted by
   * everybody: Pol.is writes zeros into its whole column.
   */
  readonly votesOfRow: Int32Array;
  /** Pairs of participant and comment, moderated comments included. */
  readonly votes: number;
}

export interface BookPages {
  readonly participants: readonly Id[];
  readonly comments: readonly Id[];
  readonly rows: readonly VoteRow[];
  readonly banned: ReadonlySet<Id>;
  readonly standing: ReadonlyMap<Id, Standing>;
}

export function tableOf(pages: BookPages, profile: Profile): VoteTable {
  const order = orderOfRows(pages, profile);
  const seen = new Uint8Array(pages.comments.length);
  let votes = 0;
  for (const row of order) {
    const { codes } = pages.rows[row] as VoteRow;
    votes += codes.length;
    for (let at = 0; at < codes.length; at += 1) seen[(codes[at] as number) >> 2] = 1;
  }
  const columns = [...seen.keys()].filter((column) => seen[column] === 1);
  columns.sort((a, b) => compareIds(pages.comments[a] as Id, pages.comments[b] as Id));
  const comments = columns.map((column) => pages.comments[column] as Id);
  const standing = comments.map((comment) => pages.standing.get(comment) ?? 'in');
  const onMap = standing.filter((one) => one === 'in').length;
  const columnsOnMap = profile === 'polis' ? comments.length : onMap;
  const rank = new Int32Array(pages.comments.length).fill(-1);
  for (const [place, column] of columns.entries()) {
    if (profile === 'polis' || standing[place] === 'in') rank[column] = place;
  }
  const filled = fill(pages.rows, order, rank, votes);
  const tally = new Int32Array(comments.length * 4);
  for (const code of filled.codes) (tally[code] as number) += 1;
  return {
    participants: Array.from(order, (row) => pages.participants[row] as Id),
    comments,
    standing,
    ...filled,
    tally,
    votesOfRow: votesOfRow(filled, standing, columnsOnMap - onMap),
    columns: columnsOnMap,
    votes,
  };
}

function orderOfRows({ participants, rows, banned }: BookPages, profile: Profile): Int32Array {
  const ids = banned.size === 0 ? participants.keys() : present(participants, banned);
  const order = Int32Array.from(ids);
  const first = (row: number) => (rows[row] as VoteRow).first;
  if (profile === 'polis') return order.sort((a, b) => (first(a) === first(b) ? a - b : first(a) - first(b)));
  return order.sort((a, b) => compareIds(participants[a] as Id, participants[b] as Id));
}

function* present(participants: readonly Id[], banned: ReadonlySet<Id>) {
  for (const [row, participant] of participants.entries()) if (!banned.has(participant)) yield row;
}

function fill(rows: readonly VoteRow[], order: Int32Array, rank: Int32Array, votes: number) {
  const rowStart = new Int32Array(order.length + 1);
  const codes = new Int32Array(votes);
  let end = 0;
  for (let place = 0; place < order.length; place += 1) {
    const start = end;
    let before = -1;
    let isSorted = true;
    const row = (rows[order[place] as number] as VoteRow).codes;
    for (let at = 0; at < row.length; at += 1) {
      const code = row[at] as number;
      const column = rank[code >> 2] as number;
      if (column < 0) continue;
      isSorted &&= column > before;
      before = column;
      codes[end] = (column << 2) | (code & 3);
      end += 1;
    }
    if (!isSorted) codes.subarray(start, end).sort();
    rowStart[place + 1] = end;
  }
  return { rowStart, codes: codes.subarray(0, end) };
}

function votesOfRow(
  { rowStart, codes }: Pick<VoteTable, 'rowStart' | 'codes'>,
  standing: readonly Standing[],
  given: number,
) {
  const isOut = Uint8Array.from(standing, (one) => (one === 'in' ? 0 : 1));
  const counts = new Int32Array(rowStart.length - 1).fill(given);
  for (let row = 0; row < counts.length; row += 1) {
    const end = rowStart[row + 1] as number;
    for (let at = rowStart[row] as number; at < end; at += 1) {
      if (isOut[(codes[at] as number) >> 2] === 0) (counts[row] as number) += 1;
    }
  }
  return counts;
}
