import { VoteBook } from '../vote-book.ts';
import { type JsonItem, jsonItems } from './json-items.ts';
import type { ReadVotes } from './polis-export.ts';
import { PolisFileError, quoted } from './polis-file-error.ts';
import { timeOf } from './time-of.ts';

/** The text of the files of a folder of answers of Pol.is' API. */
export interface PolisApi {
  readonly votes: string;
  readonly comments?: string;
}

/** As errors name them. */
export const API_FILES = { votes: 'votes.json', comments: 'comments.json' } as const;

/**
 * Reads what Pol.is' API says of a conversation, in both spellings met (`pid`, `tid`, `mod`; `participant_id`,
 * `statement_id`, `moderated`). A vote of +1 agrees; the later by `modified` counts.
 * @throws PolisFileError
 */
export function readPolisApi({ votes, comments }: PolisApi): ReadVotes {
  const book = new VoteBook();
  for (const item of jsonItems(API_FILES.votes, votes)) {
    const participant = wholeIn(item, API_FILES.votes, ['pid', 'participant_id']);
    const comment = wholeIn(item, API_FILES.votes, ['tid', 'statement_id']);
    book.cast(participant, comment, signIn(item, API_FILES.votes, ['vote']), timeIn(item));
  }
  const texts = new Map<number, string>();
  if (comments === undefined) return { book, texts };
  for (const item of jsonItems(API_FILES.comments, comments)) {
    const comment = wholeIn(item, API_FILES.comments, ['tid', 'statement_id']);
    const moderated = signIn(item, API_FILES.comments, ['mod', 'moderated'], 0);
    if (moderated === -1) book.moderate(comment, 'out');
    else if (isMeta(item)) book.moderate(comment, 'meta');
    if (typeof item.object.txt === 'string') texts.set(comment, item.object.txt);
  }
  return { book, texts };
}

function found({ object }: JsonItem, names: readonly string[]): unknown {
  const name = names.find((one) => object[one] !== undefined && object[one] !== null);
  return name === undefined ? undefined : object[name];
}

function wholeIn(item: JsonItem, file: string, names: readonly string[]): number {
  const value = found(item, names);
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw new PolisFileError(file, item.line, `${names.join(' or ')} is ${said(value)}, not a whole number`);
}

function signIn(item: JsonItem, file: string, names: readonly string[], otherwise?: number): number {
  const value = found(item, names) ?? otherwise;
  const number = typeof value === 'string' && /^[+-]?[01]$/.test(value) ? Number(value) : value;
  if (number === 1 || number === 0 || number === -1) return number;
  throw new PolisFileError(file, item.line, `${names.join(' or ')} is ${said(value)}, not -1, 0 or 1`);
}

function timeIn(item: JsonItem): number | undefined {
  const value = found(item, ['modified']);
  if (value === undefined) return undefined;
  const time = typeof value === 'string' ? timeOf(value) : value;
  if (typeof time === 'number' && Number.isFinite(time)) return time;
  throw new PolisFileError(API_FILES.votes, item.line, `modified is ${said(value)}, not a time`);
}

function isMeta(item: JsonItem): boolean {
  const value = found(item, ['is_meta']) ?? false;
  if (typeof value === 'boolean') return value;
  throw new PolisFileError(API_FILES.comments, item.line, `is_meta is ${said(value)}, not true or false`);
}

const said = (value: unknown) => (value === undefined ? 'missing' : quoted(String(JSON.stringify(value))));
