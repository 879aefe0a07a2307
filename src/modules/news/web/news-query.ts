import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { readZonedTime } from '#kernel/zoned-time.ts';
import type { NewsAsked, ReadablePlaces } from '../list-news.ts';
import type { NewsCursor } from '../list-store.ts';
import type { NewsId } from '../news.ts';

/** What stands in the address of a list. `process` is its slug, or `city` for the city's own. */
export const newsQuery = z.object({
  process: z.string().max(80).default(''),
  year: z
    .string()
    .regex(/^(20\d\d)?$/)
    .default(''),
  after: z.string().max(80).default(''),
});
export type NewsQuery = z.output<typeof newsQuery>;

/** Null: there is no such process for whoever asks. */
export function newsAsked(
  query: Pick<NewsQuery, 'process' | 'year'>,
  places: ReadablePlaces,
  r: Reader,
): NewsAsked | null {
  const of = query.process === 'city' ? 'city' : [...places.values()].find(({ slug }) => slug === query.process)?.id;
  if (query.process !== '' && of === undefined) return null;
  const year = Number(query.year);
  const begins = (of: number) => readZonedTime(`${of}-01-01T00:00`, r.timeZone) ?? undefined;
  return { of, ...(year ? { from: begins(year), until: begins(year + 1) } : {}) };
}

/** The address of the same list, changed; `path` for its files. */
export function newsAddress(query: Partial<NewsQuery & { lang: Language }>, path = '/news'): string {
  const parts = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const search = parts.toString();
  return search ? `${path}?${search}` : path;
}

/** `milliseconds~id` */
export function writeCursor({ at, id }: NewsCursor): string {
  return `${at.getTime()}~${id}`;
}

export function readCursor(text: string): NewsCursor | undefined {
  const [key = '', id = ''] = text.split('~');
  if (!/^\d{1,14}$/.test(key) || !isId(id)) return undefined;
  return { at: new Date(Number(key)), id: id as NewsId };
}

/** From the year of the oldest to this one, newest first. */
export function yearsSince(oldest: Date | null, r: Reader): string[] {
  if (!oldest) return [];
  const yearOf = (at: Date) =>
    Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: r.timeZone }).format(at));
  const [first, last] = [yearOf(oldest), yearOf(r.now)];
  return Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
}
