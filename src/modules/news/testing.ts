import type { ProcessId } from '#kernel/ids.ts';
import { publicProcess } from '#modules/participation/processes/testing.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testPlatform } from '#platform/testing.ts';
import type { NewsItem } from './news.ts';
import { publishNews } from './publish-news.ts';
import { withdrawNews } from './withdraw-news.ts';
import { type NewsInput, writeNews } from './write-news.ts';

/** A house with a public process, its facilitator, an administrator, and the facilitator of something else. */
export async function newsHouse() {
  const house = await testPlatform();
  const { process, runs } = await publicProcess(house.ctx);
  const neighbour = (await publicProcess(house.ctx)).runs;
  const administrator = house.ctx.as(personActor({ roles: ['administrator'] }));
  return { house, process, facilitator: runs, neighbour, administrator };
}

export type NewsHouse = Awaited<ReturnType<typeof newsHouse>>;

export const WORDS = {
  title: { en: 'The street is open', ca: 'El carrer és obert' },
  lede: { en: 'Since this morning.', ca: 'Des d’aquest matí.' },
  body: { en: 'Children play there.\n\n## Hours\n\n- from nine', ca: '<p onclick="x">Hi juguen.</p>' },
};

export const input = (processId: ProcessId | null, changed: Partial<NewsInput> = {}): NewsInput => ({
  ...WORDS,
  processId,
  picture: 'keep',
  alt: {},
  ...changed,
});

export async function written(
  ctx: Ctx,
  processId: ProcessId | null,
  changed: Partial<NewsInput> = {},
): Promise<NewsItem> {
  const done = await writeNews(ctx, input(processId, changed));
  if (!done.ok) throw new Error(done.code);
  return done.value;
}

export async function toldNews(
  ctx: Ctx,
  processId: ProcessId | null,
  changed: Partial<NewsInput> = {},
): Promise<NewsItem> {
  const done = await publishNews(ctx, (await written(ctx, processId, changed)).id, null);
  if (!done.ok) throw new Error(done.code);
  return done.value;
}

export async function takenBack(ctx: Ctx, { id }: NewsItem): Promise<void> {
  const done = await withdrawNews(ctx, id, { en: 'It was another street.' });
  if (!done.ok) throw new Error(done.code);
}

/** One dot, as PNG. */
export const DOT = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
