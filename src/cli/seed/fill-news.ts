import { readFileSync } from 'node:fs';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { type NewsId, seedNews } from '#modules/news/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type DemoMoment, demoPath, momentOf, readDemo } from './demo-files.ts';

interface DemoNews {
  readonly slug: string;
  /** Key of a process; without it, the city's own. */
  readonly process?: string;
  readonly at: DemoMoment;
  readonly title: LocalizedText;
  readonly lede: LocalizedText;
  readonly body: LocalizedText;
  /** File beside. */
  readonly picture?: string;
  readonly alt?: LocalizedText;
  readonly correction?: LocalizedText;
  readonly withdrawn?: LocalizedText;
}

/** What the demo city and its processes told. @returns each piece's id by its slug */
export async function fillNews(
  ctx: Ctx,
  processes: ReadonlyMap<string, { readonly id: ProcessId }>,
): Promise<Map<string, NewsId>> {
  const news = readDemo<DemoNews[]>('news.json');
  const ids = await seedNews(
    ctx,
    news.map(({ process, at, picture, alt, ...words }) => ({
      ...words,
      processId: process ? idOf(processes, process) : null,
      publishedAt: momentOf(ctx.clock.now(), at),
      ...(picture && { picture: { bytes: new Uint8Array(readFileSync(demoPath(picture))), alt: alt ?? {} } }),
    })),
  );
  return new Map(news.map(({ slug }, index) => [slug, ids[index] as NewsId]));
}

function idOf(processes: ReadonlyMap<string, { readonly id: ProcessId }>, key: string): ProcessId {
  const process = processes.get(key);
  if (!process) throw new Error(`demo/vallserena/news.json names the process ${key}, which is not in the demo`);
  return process.id;
}
