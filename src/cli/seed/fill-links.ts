import { writeZonedTime } from '#kernel/zoned-time.ts';
import { findThing, followLink, makeLink } from '#modules/sharing/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { readerOf } from '#platform/words/reader.ts';
import { readDemo } from './demo-files.ts';

interface DemoLink {
  readonly words: string;
  readonly to: string;
  /** Day by day, the last one today. */
  readonly uses: readonly number[];
}

const DAY = 86_400_000;
const ZONE = { timeZone: 'Europe/Madrid', currency: 'EUR' };

/** Short addresses in the city's own words, as they stood on posters for some days. */
export async function fillLinks(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const reader = readerOf({ words: houseWords(), language: 'ca', ...ZONE, now });
  const links = readDemo<readonly DemoLink[]>('links.json');
  for (const { words, to, uses } of links) {
    const made = await makeLink(ctx, { words, to }, (as, path) => findThing(as, reader, path));
    if (!made.ok) throw new Error(`The demo's link ${words} cannot be made: ${made.code}`);
    for (const [at, count] of uses.toReversed().entries()) {
      const day = writeZonedTime(new Date(now.getTime() - at * DAY), ZONE.timeZone).slice(0, 10);
      for (let use = 0; use < count; use++) await followLink(ctx, words, day);
    }
  }
  return links.length;
}
