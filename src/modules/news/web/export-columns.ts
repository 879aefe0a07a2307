import type { Reader } from '#kernel/reader.ts';
import type { DownloadColumn } from '#platform/http/download.ts';
import type { ReadablePlaces } from '../list-news.ts';
import type { NewsItem } from '../news.ts';

export function newsColumns(r: Reader, places: ReadablePlaces, origin: string): DownloadColumn<NewsItem>[] {
  return [
    { name: 'id', value: ({ id }) => id },
    { name: 'process', value: ({ processId }) => (processId && places.get(processId)?.slug) || null },
    { name: 'language', value: ({ title }) => r.textWithLanguage(title).language },
    { name: 'title', value: ({ title }) => r.text(title) },
    { name: 'lede', value: ({ lede }) => r.text(lede) || null },
    { name: 'body_html', value: ({ body }) => r.text(body) },
    { name: 'published_at', value: ({ publishedAt }) => publishedAt },
    { name: 'corrected_at', value: ({ correctedAt }) => correctedAt },
    { name: 'url', value: ({ slug }) => `${origin}/news/${slug}` },
  ];
}
