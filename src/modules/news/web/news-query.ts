import { z } from 'zod';
import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { readZonedTime } from '#kernel/zoned-time.ts';
import { listAddress } from '#platform/http/list-address.ts';
import type { NewsAsked, ReadablePlaces } from '../list-news.ts';

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
  return listAddress(path, query);
}
