import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { listAddress } from '#platform/http/list-address.ts';
import { DOCUMENT_KINDS } from '../document.ts';
import type { LibraryAsked, ReadablePlaces } from '../list-library.ts';
import type { LibraryCursor, LibraryFilter } from '../list-store.ts';

/** Papers of processes are a kind to whoever looks for them. */
export const SHELVES = [...DOCUMENT_KINDS, 'process'] as const;

/** What stands in the address of the library. `process` is its slug. */
export const libraryQuery = z.object({
  q: z.string().max(200).default(''),
  kind: z.enum(['', ...SHELVES]).default(''),
  process: z.string().max(80).default(''),
  year: z
    .string()
    .regex(/^((19|20)\d\d)?$/)
    .default(''),
  after: z.string().max(80).default(''),
});
export type LibraryQuery = z.output<typeof libraryQuery>;

/** Null: there is no such process for whoever asks. */
export function libraryAsked(
  query: LibraryQuery,
  places: ReadablePlaces,
  words: LibraryFilter['words'],
): LibraryAsked | null {
  const { kind, process, year, after } = query;
  const of = [...places.values()].find(({ slug }) => slug === process)?.id;
  if (process !== '' && of === undefined) return null;
  return {
    of,
    kind: kind === '' ? undefined : kind,
    ...(year ? { from: `${year}-01-01`, until: `${year}-12-31` } : {}),
    words,
    after: readCursor(after),
  };
}

/** The address of the same list, changed; `path` for its files. */
export function libraryAddress(query: Partial<LibraryQuery>, path = '/documents'): string {
  return listAddress(path, query);
}

/** `2026-11-24~id` */
export function writeCursor({ day, id }: LibraryCursor): string {
  return `${day}~${id}`;
}

function readCursor(text: string): LibraryCursor | undefined {
  const [day = '', id = ''] = text.split('~');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay && isId(id) ? { day, id } : undefined;
}
