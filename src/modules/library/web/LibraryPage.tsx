import type { Reader } from '#kernel/reader.ts';
import { yearsSince } from '#kernel/zoned-time.ts';
import {
  ButtonLink,
  Byline,
  EmptyState,
  Filters,
  Kicker,
  Ledger,
  LedgerRow,
  ListHead,
  PageHead,
  Pagination,
  Select,
  TextField,
  Time,
  WithFilters,
} from '#ui/index.ts';
import { noonOf } from '../document.ts';
import type { LibraryList, ReadablePlaces, Shelved } from '../list-library.ts';
import { fileInWords, languagesInWords } from './file-words.ts';
import { type LibraryQuery, libraryAddress, SHELVES, writeCursor } from './library-query.ts';

interface LibraryPageProps {
  readonly r: Reader;
  readonly list: LibraryList;
  readonly query: LibraryQuery;
  readonly places: ReadablePlaces;
  /** What was searched instead of what was typed. */
  readonly corrected?: string | undefined;
}

/** Everything on paper: what the city keeps for all to read, and the papers of its processes. */
export function LibraryPage(props: LibraryPageProps) {
  const { r, list, query, corrected } = props;
  const { t } = r;
  return (
    <div class="wrap page">
      <PageHead title={t('library.list.title')} lede={t('library.list.lede')} />
      <WithFilters filters={<LibraryFilters {...props} />}>
        <ListHead
          title={t('library.list.count', { n: Math.min(list.total, 1000), more: list.total > 1000 ? 'yes' : 'no' })}
          note={
            <>
              {corrected !== undefined && `${t('search.corrected', { corrected, words: query.q })} `}
              <Files r={r} query={query} />
            </>
          }
          toFilters={{ href: '#filters', label: t('library.filters.title') }}
        />
        {list.shelf.length > 0 ? <Rows {...props} /> : <Nothing r={r} query={query} />}
      </WithFilters>
    </div>
  );
}

function Rows({ r, list, query, places }: LibraryPageProps) {
  const { t } = r;
  return (
    <>
      <Ledger label={t('library.list.title')}>
        {list.shelf.map((shelved) => (
          <ShelfRow key={'paper' in shelved ? shelved.paper.id : shelved.document.id} {...{ r, shelved, places }} />
        ))}
      </Ledger>
      <Pagination
        label={t('library.list.pages')}
        previous={
          query.after ? { href: libraryAddress({ ...query, after: '' }), label: t('library.list.latest') } : undefined
        }
        next={
          list.next
            ? { href: libraryAddress({ ...query, after: writeCursor(list.next) }), label: t('library.list.older') }
            : undefined
        }
      />
    </>
  );
}

// words: library.kind.*
function ShelfRow({ r, shelved, places }: { r: Reader; shelved: Shelved; places: ReadablePlaces }) {
  const isPaper = 'paper' in shelved;
  const { processId, title: titles } = isPaper ? shelved.paper : shelved.document;
  const process = processId ? places.get(processId) : undefined;
  const title = r.textWithLanguage(titles);
  const file = isPaper ? shelved.paper : shelved.document.newest;
  const day = isPaper ? shelved.paper.day : shelved.document.dated;
  return (
    <LedgerRow
      title={title.text}
      lang={r.foreign(title.language)}
      href={
        isPaper ? `/processes/${process?.slug}/documents/${shelved.paper.id}` : `/documents/${shelved.document.slug}`
      }
      above={<Kicker>{r.t(`library.kind.${isPaper ? 'process' : shelved.document.kind}`)}</Kicker>}
      note={isPaper ? undefined : shelved.document.summary[title.language]}
      below={
        <Byline
          items={[
            <Time r={r} at={noonOf(day)} />,
            process && (
              <a class="target" href={`/processes/${process.slug}`}>
                {r.text(process.title)}
              </a>
            ),
            fileInWords(r, file),
            isPaper ? null : languagesInWords(r, shelved.document.newest),
          ]}
        />
      }
    />
  );
}

// words: library.kind.*
function LibraryFilters({ r, list, query, places }: LibraryPageProps) {
  const { t } = r;
  return (
    <Filters
      action="/documents"
      label={t('library.filters.title')}
      submit={t('library.filters.show')}
      reset={{ href: '/documents', label: t('library.filters.reset') }}
    >
      <TextField name="q" type="search" label={t('library.filters.words')} value={query.q} maxLength={200} dir="auto" />
      <Select
        name="kind"
        label={t('library.filters.kind')}
        empty={t('library.filters.any-kind')}
        value={query.kind}
        options={SHELVES.map((kind) => ({ value: kind, label: t(`library.kind.${kind}`) }))}
      />
      <Select
        name="process"
        label={t('library.filters.process')}
        empty={t('library.filters.any')}
        value={query.process}
        options={[...places.values()].map(({ slug, title }) => ({ value: slug, label: r.text(title) }))}
      />
      <Select
        name="year"
        label={t('library.filters.year')}
        empty={t('library.filters.any')}
        value={query.year}
        options={yearsSince(list.oldest, r).map((year) => ({ value: year, label: year }))}
      />
    </Filters>
  );
}

function Files({ r, query: { after: _, ...same } }: { r: Reader; query: LibraryQuery }) {
  const file = (ending: string) => libraryAddress(same, `/documents.${ending}`);
  return (
    <>
      {r.t('library.list.order')} {r.t('library.list.download')} <a href={file('csv')}>CSV</a>,{' '}
      <a href={file('json')}>JSON</a>.
    </>
  );
}

function Nothing({ r, query }: { r: Reader; query: LibraryQuery }) {
  const { t } = r;
  const isFiltered = Object.values(query).some((value) => value !== '');
  return (
    <EmptyState
      title={t(isFiltered ? 'library.empty.filtered' : 'library.empty.title')}
      actions={
        <ButtonLink kind="quiet" href={isFiltered ? '/documents' : '/processes'}>
          {t(isFiltered ? 'library.filters.reset' : 'web.door.decide')}
        </ButtonLink>
      }
    >
      <p>{t(isFiltered ? 'library.empty.filtered-what' : 'library.empty.what')}</p>
    </EmptyState>
  );
}
