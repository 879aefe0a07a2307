import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { Ledger, Section } from '#ui/index.ts';
import { listPublished } from '../list-store.ts';
import { NewsRow } from './NewsRow.tsx';
import { newsAddress } from './news-query.ts';

const MOST = 3;

/** The newest news of a process, for its page; null where there are none. Whoever sees the page may read them. */
export async function drawNewestOf(ctx: Ctx, r: Reader, process: ProcessWithSteps): Promise<VNode | null> {
  const items = await listPublished(ctx, { readable: [process.id], of: process.id }, { limit: MOST });
  if (items.length === 0) return null;
  return (
    <Section
      id="news"
      title={r.t('news.of-process')}
      more={{ href: newsAddress({ process: process.slug }), label: r.t('news.all-of-process') }}
    >
      <Ledger>
        {items.map((item) => (
          <NewsRow key={item.id} r={r} item={item} />
        ))}
      </Ledger>
    </Section>
  );
}

/** The newest of the whole city, for its home page: only what whoever comes may read. */
export async function drawNewest(
  ctx: Ctx,
  r: Reader,
  processes: readonly Pick<ProcessWithSteps, 'id' | 'title'>[],
): Promise<VNode | null> {
  const items = await listPublished(ctx, { readable: processes.map(({ id }) => id) }, { limit: MOST });
  if (items.length === 0) return null;
  const titles = new Map(processes.map(({ id, title }) => [id, r.text(title)]));
  return (
    <Section id="city-news" title={r.t('news.list.title')} more={{ href: '/news', label: r.t('news.all') }}>
      <Ledger>
        {items.map((item) => (
          <NewsRow
            key={item.id}
            r={r}
            item={item}
            where={(item.processId && titles.get(item.processId)) ?? r.t('news.of-the-city')}
          />
        ))}
      </Ledger>
    </Section>
  );
}
