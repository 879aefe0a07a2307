import { VoteBook } from '../vote-book.ts';
import { CsvRows, columnIn, columnsOf, nextRow } from './csv-rows.ts';
import { PolisFileError, quoted } from './polis-file-error.ts';

/** The text of the files of an export; those that are missing are undefined. */
export interface PolisExport {
  readonly votes?: string;
  readonly participantsVotes?: string;
  readonly comments?: string;
  readonly summary?: string;
}

export interface ReadVotes {
  readonly book: VoteBook;
  /** What the comments say, where the files tell. */
  readonly texts: ReadonlyMap<number, string>;
  /** What is talked about, and more of it, where the files tell. */
  readonly topic?: string;
  readonly about?: string;
}

/** As errors name them. */
export const EXPORT_FILES = {
  votes: 'votes.csv',
  participantsVotes: 'participants-votes.csv',
  comments: 'comments.csv',
  summary: 'summary.csv',
} as const;

/**
 * Reads an export of Pol.is. Votes come from votes.csv, the latest of each pair counts; where it is missing, from the
 * matrix of participants-votes.csv. Columns go by name: `xid` and others may be there or not, comments are columns named
 * by their id, with gaps. `group-id` is never read. comments.csv says what is moderated out (-1), or meta.
 * @throws PolisFileError
 */
export function readPolisExport({ votes, participantsVotes, comments, summary }: PolisExport): ReadVotes {
  const book = new VoteBook();
  if (votes !== undefined) castVotes(new CsvRows(EXPORT_FILES.votes, votes), book);
  else if (participantsVotes !== undefined)
    castMatrix(new CsvRows(EXPORT_FILES.participantsVotes, participantsVotes), book);
  else throw new PolisFileError(EXPORT_FILES.votes, 1, 'there is neither this file nor participants-votes.csv');
  const texts = new Map<number, string>();
  if (comments !== undefined) readComments(new CsvRows(EXPORT_FILES.comments, comments), book, texts);
  return { book, texts, ...(summary === undefined ? {} : readSummary(new CsvRows(EXPORT_FILES.summary, summary))) };
}

function castVotes(rows: CsvRows, book: VoteBook): void {
  const columns = columnsOf(rows);
  const width = rows.count;
  const comment = columnIn(columns, 'comment-id', rows);
  const voter = columnIn(columns, 'voter-id', rows);
  const vote = columnIn(columns, 'vote', rows);
  const time = columns.get('timestamp');
  while (nextRow(rows, width)) {
    const value = rows.sign(vote, 'vote');
    if (value === undefined) throw rows.error('the vote is missing');
    const at = time === undefined ? undefined : rows.whole(time, 'timestamp');
    book.cast(rows.whole(voter, 'voter-id'), rows.whole(comment, 'comment-id'), value, at);
  }
}

function castMatrix(rows: CsvRows, book: VoteBook): void {
  const columns = columnsOf(rows);
  const width = rows.count;
  const participant = columnIn(columns, 'participant', rows);
  const comments = [...columns]
    .filter(([name]) => /^\d{1,15}$/.test(name))
    .map(([name, index]) => [Number(name), index] as const);
  if (new Set(comments.map(([id]) => id)).size < comments.length) throw rows.error('a comment has two columns');
  const lines = new Map<number, number>();
  while (nextRow(rows, width)) {
    const id = rows.whole(participant, 'participant');
    const before = lines.get(id);
    if (before !== undefined) throw rows.error(`participant ${id} stands on line ${before} already`);
    lines.set(id, rows.line);
    for (const [comment, index] of comments) {
      const value = rows.sign(index, `vote on comment ${comment}`);
      if (value !== undefined) book.cast(id, comment, value);
    }
  }
}

function readComments(rows: CsvRows, book: VoteBook, texts: Map<number, string>): void {
  const columns = columnsOf(rows);
  const width = rows.count;
  const comment = columnIn(columns, 'comment-id', rows);
  const moderated = columns.get('moderated');
  const meta = columns.get('is-meta') ?? columns.get('is_meta');
  const body = columns.get('comment-body');
  while (nextRow(rows, width)) {
    const id = rows.whole(comment, 'comment-id');
    const isOut = moderated !== undefined && rows.sign(moderated, 'moderation') === -1;
    if (isOut) book.moderate(id, 'out');
    else if (meta !== undefined && isTrue(rows, meta)) book.moderate(id, 'meta');
    if (body !== undefined) texts.set(id, rows.field(body) as string);
  }
}

/** A key and a value in each row. */
function readSummary(rows: CsvRows): Pick<ReadVotes, 'topic' | 'about'> {
  const said = new Map<string, string>();
  while (rows.next()) said.set((rows.field(0) as string).trim().toLowerCase(), (rows.field(1) ?? '').trim());
  return { topic: said.get('topic') ?? '', about: said.get('conversation-description') ?? '' };
}

function isTrue(rows: CsvRows, index: number): boolean {
  const text = (rows.field(index) as string).trim().toLowerCase();
  if (['true', 't', '1'].includes(text)) return true;
  if (['false', 'f', '0', ''].includes(text)) return false;
  throw rows.error(`is-meta is ${quoted(text)}, not true or false`);
}
