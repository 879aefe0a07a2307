import type { Reader } from '#kernel/reader.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { AtomFeed } from '#platform/http/atom.ts';
import type { ReadablePlaces } from '../list-news.ts';
import type { NewsItem } from '../news.ts';
import { newsAddress } from './news-query.ts';

interface FeedParts {
  readonly origin: string;
  readonly cityName: string;
  /** Of one process alone. */
  readonly of: ProcessWithSteps | null;
  readonly places: ReadablePlaces;
}

/** The newest news in one language, of the city or of one process. */
export function feedOf(r: Reader, items: readonly NewsItem[], { origin, cityName, of, places }: FeedParts): AtomFeed {
  const query = { process: of?.slug ?? '' };
  const self = `${origin}${newsAddress({ ...query, lang: r.language }, '/news.atom')}`;
  return {
    id: self,
    title: of ? r.t('news.feed.of-process', { process: r.text(of.title) }) : r.t('news.feed.title', { city: cityName }),
    language: r.language,
    page: `${origin}${newsAddress(query)}`,
    self,
    updated: items[0]?.publishedAt ?? r.now,
    author: cityName,
    entries: items.map((item) => {
      const title = r.textWithLanguage(item.title);
      const process = item.processId ? places.get(item.processId) : undefined;
      const published = item.publishedAt ?? item.updatedAt;
      return {
        id: item.id,
        title: title.text,
        language: title.language,
        href: `${origin}/news/${item.slug}`,
        published,
        updated: item.correctedAt ?? published,
        ...(process && r.text(process.department) ? { author: r.text(process.department) } : {}),
        summary: item.lede[title.language] ?? '',
        html: item.body[title.language] ?? '',
      };
    }),
  };
}
