import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonLink, EmptyState, Lede, Pagination, Status, Table } from '#ui/index.ts';
import { type LibraryDocument, noonOf } from '../../document.ts';
import type { KeepablePlaces } from './at-desk.ts';

interface DocumentsDeskPageProps {
  readonly r: Reader;
  readonly documents: readonly LibraryDocument[];
  readonly places: KeepablePlaces;
  /** Of the next page. */
  readonly next: string | null;
  readonly first: boolean;
}

/** All the documents one may keep, the last touched first. */
export function DocumentsDeskPage({ r, documents, places, next, first }: DocumentsDeskPageProps) {
  const { t } = r;
  return (
    <>
      <Lede>{t('library-desk.list.lede')}</Lede>
      <Actions>
        <ButtonLink href="/manage/documents/new">{t('library-desk.list.add')}</ButtonLink>
      </Actions>
      {documents.length === 0 ? (
        <EmptyState title={t('library-desk.list.empty')} level={2}>
          <p>{t('library-desk.list.empty-what')}</p>
        </EmptyState>
      ) : (
        <DocumentsTable r={r} documents={documents} places={places} />
      )}
      <Pagination
        label={t('library-desk.list.pages')}
        previous={first ? undefined : { href: '/manage/documents', label: t('library.list.latest') }}
        next={next ? { href: `/manage/documents?after=${next}`, label: t('library.list.older') } : undefined}
      />
    </>
  );
}

// words: library.kind.* library-desk.state.*
function DocumentsTable({ r, documents, places }: Pick<DocumentsDeskPageProps, 'r' | 'documents' | 'places'>) {
  const { t } = r;
  const titles = new Map(places.processes.map(({ id, title }) => [id, r.text(title)]));
  return (
    <Table
      stack
      label={t('library-desk.list.title')}
      rows={documents}
      columns={[
        {
          label: t('library-desk.list.document'),
          head: true,
          cell: ({ id, title }) => {
            const { text, language } = r.textWithLanguage(title);
            return (
              <a href={`/manage/documents/${id}`} lang={r.foreign(language)}>
                {text}
              </a>
            );
          },
        },
        { label: t('library.filters.kind'), cell: ({ kind }) => t(`library.kind.${kind}`) },
        {
          label: t('library.of'),
          cell: ({ processId }) => (processId ? (titles.get(processId) ?? '–') : t('library.of-the-city')),
        },
        { label: t('library.dated'), cell: ({ dated }) => r.shortDate(noonOf(dated)) },
        { label: t('library.version'), num: true, cell: ({ newest }) => r.number(newest.number) },
        {
          label: t('library-desk.list.state'),
          cell: ({ state }) => (
            <Status kind={state === 'published' ? 'open' : 'no'}>{t(`library-desk.state.${state}`)}</Status>
          ),
        },
      ]}
    />
  );
}
