import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
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
  const parts = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const search = parts.toString();
  return search ? `${path}?${search}` : path;
}

/** `2026-11-24~id` */
export function writeCursor({ day, id }: LibraryCursor): string {
  return `${day}~${id}`;
}

/** From the year of the first to this one where the city is, the latest first. */
export function yearsSince(oldest: string | null, { now, timeZone }: Pick<Reader, 'now' | 'timeZone'>): string[] {
  if (!oldest) return [];
  const first = Number(oldest.slice(0, 4));
  const last = Number(writeZonedTime(now, timeZone).slice(0, 4));
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => String(last - index));
}

function readCursor(text: string): LibraryCursor | undefined {
  const [day = '', id = ''] = text.split('~');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay && isId(id) ? { day, id } : undefined;
}
