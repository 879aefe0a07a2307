import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { yearsSince } from '#kernel/zoned-time.ts';
import { writeRowInTime } from '#platform/http/list-address.ts';
import {
  ButtonLink,
  EmptyState,
  Filters,
  Ledger,
  ListHead,
  PageHead,
  Pagination,
  Section,
  Select,
  WithFilters,
} from '#ui/index.ts';
import type { NewsList, ReadablePlaces } from '../list-news.ts';
import { NewsRow } from './NewsRow.tsx';
import { type NewsQuery, newsAddress } from './news-query.ts';

interface NewsListPageProps {
  readonly r: Reader;
  readonly list: NewsList;
  readonly query: NewsQuery;
  readonly places: ReadablePlaces;
  readonly follow: VNode | null;
}

/** All that the city and its processes told, newest first. */
export function NewsListPage(props: NewsListPageProps) {
  const { r, list, query, follow } = props;
  const { t } = r;
  return (
    <div class="wrap page">
      <PageHead title={t('news.list.title')} lede={t('news.list.lede')} />
      <WithFilters filters={<NewsFilters {...props} />}>
        <ListHead
          title={t('news.list.count', { n: Math.min(list.total, 1000), more: list.total > 1000 ? 'yes' : 'no' })}
          note={<Files r={r} query={query} />}
          toFilters={{ href: '#filters', label: t('news.filters.title') }}
        />
        {list.items.length > 0 ? <Rows {...props} /> : <Nothing r={r} query={query} />}
      </WithFilters>
      {follow && (
        <Section id="follow" title={t('news.follow')} note={t('news.follow-note')}>
          {follow}
        </Section>
      )}
    </div>
  );
}

function Rows({ r, list, query, places }: NewsListPageProps) {
  const { t } = r;
  const where = (id: NewsList['items'][number]['processId']) => {
    const process = id && places.get(id);
    return process ? r.text(process.title) : t('news.of-the-city');
  };
  return (
    <>
      <Ledger label={t('news.list.title')}>
        {list.items.map((item) => (
          <NewsRow key={item.id} r={r} item={item} where={where(item.processId)} />
        ))}
      </Ledger>
      <Pagination
        label={t('news.list.pages')}
        previous={
          query.after ? { href: newsAddress({ ...query, after: '' }), label: t('news.list.newest') } : undefined
        }
        next={
          list.next
            ? { href: newsAddress({ ...query, after: writeRowInTime(list.next) }), label: t('news.list.older') }
            : undefined
        }
      />
    </>
  );
}

function NewsFilters({ r, list, query, places }: NewsListPageProps) {
  const { t } = r;
  return (
    <Filters
      action="/news"
      label={t('news.filters.title')}
      submit={t('news.filters.show')}
      reset={{ href: '/news', label: t('news.filters.reset') }}
    >
      <Select
        name="process"
        label={t('news.filters.process')}
        empty={t('news.filters.any')}
        value={query.process}
        options={[
          { value: 'city', label: t('news.of-the-city') },
          ...[...places.values()].map(({ slug, title }) => ({ value: slug, label: r.text(title) })),
        ]}
      />
      <Select
        name="year"
        label={t('news.filters.year')}
        empty={t('news.filters.any-year')}
        value={query.year}
        options={yearsSince(list.oldest, r).map((year) => ({ value: year, label: year }))}
      />
    </Filters>
  );
}

function Files({ r, query: { process, year } }: { r: Reader; query: NewsQuery }) {
  const file = (ending: string) => newsAddress({ process, year }, `/news.${ending}`);
  return (
    <>
      {r.t('news.list.order')} {r.t('news.list.download')} <a href={file('csv')}>CSV</a>,{' '}
      <a href={file('json')}>JSON</a>, <a href={newsAddress({ process }, '/news.atom')}>Atom</a>.
    </>
  );
}

function Nothing({ r, query }: { r: Reader; query: NewsQuery }) {
  const { t } = r;
  const isFiltered = query.process !== '' || query.year !== '' || query.after !== '';
  return (
    <EmptyState
      title={t(isFiltered ? 'news.empty.filtered' : 'news.empty.title')}
      actions={
        <ButtonLink kind="quiet" href={isFiltered ? '/news' : '/processes'}>
          {t(isFiltered ? 'news.filters.reset' : 'web.door.decide')}
        </ButtonLink>
      }
    >
      <p>{t(isFiltered ? 'news.empty.filtered-what' : 'news.empty.what')}</p>
    </EmptyState>
  );
}
