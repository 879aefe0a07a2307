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
  /** By id, and the rows go by it. */
  readonly comments: readonly Id[];
  readonly rows: readonly VoteRow[];
  readonly banned: ReadonlySet<Id>;
  readonly standing: ReadonlyMap<Id, Standing>;
}

export function tableOf(pages: BookPages, profile: Profile): VoteTable {
  const order = orderOfRows(pages, profile);
  const columns = votedColumns(pages, order);
  const comments = columns.map((column) => pages.comments[column] as Id);
  const standing = comments.map((comment) => pages.standing.get(comment) ?? 'in');
  const onMap = standing.filter((one) => one === 'in').length;
  const rank = new Int32Array(pages.comments.length).fill(-1);
  for (const [place, column] of columns.entries()) {
    if (profile === 'polis' || standing[place] === 'in') rank[column] = place;
  }
  return {
    participants: Array.from(order, (row) => pages.participants[row] as Id),
    comments,
    standing,
    columns: profile === 'polis' ? comments.length : onMap,
    ...fill(pages.rows, order, rank, standing, profile === 'polis' ? comments.length - onMap : 0),
  };
}

/** By id. */
function votedColumns({ comments, rows, banned }: BookPages, order: Int32Array): number[] {
  const columns = [...comments.keys()];
  if (banned.size === 0) return columns;
  const seen = new Uint8Array(comments.length);
  for (const row of order) for (const code of (rows[row] as VoteRow).codes) seen[code >> 2] = 1;
  return columns.filter((column) => seen[column] === 1);
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

/** @param given how many votes everybody is credited with */
function fill(
  rows: readonly VoteRow[],
  order: Int32Array,
  rank: Int32Array,
  standing: readonly Standing[],
  given: number,
) {
  const isIn = Uint8Array.from(standing, (one) => (one === 'in' ? 1 : 0));
  let votes = 0;
  for (let place = 0; place < order.length; place += 1) votes += (rows[order[place] as number] as VoteRow).length;
  const codes = new Int32Array(votes);
  const rowStart = new Int32Array(order.length + 1);
  const votesOfRow = new Int32Array(order.length);
  const tally = new Int32Array(4 * standing.length);
  let end = 0;
  for (let place = 0; place < order.length; place += 1) {
    let counted = given;
    const row = (rows[order[place] as number] as VoteRow).codes;
    for (let at = 0; at < row.length; at += 1) {
      const column = rank[(row[at] as number) >> 2] as number;
      if (column < 0) continue;
      const code = (column << 2) | ((row[at] as number) & 3);
      codes[end++] = code;
      tally[code] = (tally[code] as number) + 1;
      counted += isIn[column] as number;
    }
    rowStart[place + 1] = end;
    votesOfRow[place] = counted;
  }
  return { rowStart, codes: codes.subarray(0, end), tally, votesOfRow, votes };
}
