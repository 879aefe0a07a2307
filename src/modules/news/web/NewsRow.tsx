import type { Reader } from '#kernel/reader.ts';
import { Byline, LedgerRow, Time } from '#ui/index.ts';
import type { NewsItem } from '../news.ts';

interface NewsRowProps {
  readonly r: Reader;
  readonly item: NewsItem;
  /** The process it belongs to, where that is not plain. */
  readonly where?: string | undefined;
  readonly level?: 3 | 4;
}

/** One line of any list of news: when, what, in a sentence. */
export function NewsRow({ r, item, where, level = 3 }: NewsRowProps) {
  const title = r.textWithLanguage(item.title);
  const foreign = r.foreign(title.language);
  return (
    <LedgerRow
      level={level}
      title={title.text}
      lang={foreign}
      href={`/news/${item.slug}`}
      above={
        <Byline
          items={[
            item.publishedAt && <Time r={r} at={item.publishedAt} />,
            where,
            item.correctedAt && r.t('news.corrected'),
          ]}
        />
      }
      note={item.lede[title.language]}
    />
  );
}
