import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonLink, EmptyState, Lede, Pagination, Status, type StatusKind, Table } from '#ui/index.ts';
import type { NewsItem, NewsState } from '../../news.ts';
import type { WritablePlaces } from './at-desk.ts';

interface NewsDeskPageProps {
  readonly r: Reader;
  readonly items: readonly NewsItem[];
  readonly places: WritablePlaces;
  /** Of the next page. */
  readonly next: string | null;
  readonly first: boolean;
}

const SHAPES: Readonly<Record<NewsState, StatusKind>> = {
  draft: 'wait',
  scheduled: 'wait',
  published: 'open',
  withdrawn: 'no',
};

/** All the news one may write, the last touched first. */
export function NewsDeskPage({ r, items, places, next, first }: NewsDeskPageProps) {
  const { t } = r;
  return (
    <>
      <Lede>{t('news-desk.list.lede')}</Lede>
      <Actions>
        <ButtonLink href="/manage/news/new">{t('news-desk.list.write')}</ButtonLink>
      </Actions>
      {items.length === 0 ? (
        <EmptyState title={t('news-desk.list.empty')} level={2}>
          <p>{t('news-desk.list.empty-what')}</p>
        </EmptyState>
      ) : (
        <NewsTable r={r} items={items} places={places} />
      )}
      <Pagination
        label={t('news-desk.list.pages')}
        previous={first ? undefined : { href: '/manage/news', label: t('news.list.newest') }}
        next={next ? { href: `/manage/news?after=${next}`, label: t('news.list.older') } : undefined}
      />
    </>
  );
}

// words: news-desk.state.*
function NewsTable({ r, items, places }: Pick<NewsDeskPageProps, 'r' | 'items' | 'places'>) {
  const { t } = r;
  const titles = new Map(places.processes.map(({ id, title }) => [id, r.text(title)]));
  return (
    <Table
      stack
      label={t('news-desk.list.title')}
      rows={items}
      columns={[
        {
          label: t('news-desk.list.item'),
          head: true,
          cell: ({ id, title }) => {
            const { text, language } = r.textWithLanguage(title);
            return (
              <a href={`/manage/news/${id}`} lang={r.foreign(language)}>
                {text}
              </a>
            );
          },
        },
        {
          label: t('news-desk.list.of'),
          cell: ({ processId }) => (processId ? (titles.get(processId) ?? '–') : t('news.of-the-city')),
        },
        { label: t('news-desk.list.state'), cell: (item) => <StateOf r={r} item={item} /> },
        { label: t('news-desk.list.changed'), cell: ({ updatedAt }) => r.shortDate(updatedAt) },
      ]}
    />
  );
}

// words: news-desk.state.*
/** "Published on 24 November" */
export function StateOf({ r, item }: { r: Reader; item: NewsItem }) {
  const at = item.withdrawnAt ?? item.publishedAt ?? item.publishAt;
  return (
    <Status kind={SHAPES[item.state]}>
      {r.t(`news-desk.state.${item.state}`, { date: at ? r.dateTime(at) : '' })}
    </Status>
  );
}
