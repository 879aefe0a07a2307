import type { Head } from '@ateneu/public-record';
import type { Reader } from '#kernel/reader.ts';
import {
  Byline,
  EmptyState,
  Filters,
  Ledger,
  LedgerRow,
  ListHead,
  Onward,
  PageHead,
  Pagination,
  Select,
  Time,
  WithFilters,
} from '#ui/index.ts';
import type { RecordPage as Page } from '../read-record.ts';
import type { RecordedProcess, RecordItem } from '../record.ts';
import { RECORD_KINDS } from '../record-kinds.ts';
import { CheckIt } from './CheckIt.tsx';
import { EntrySentence } from './EntrySentence.tsx';
import { type RecordQuery, recordAddress } from './record-address.ts';
import { ShortHash } from './ShortHash.tsx';
import { SubjectAnchor } from './SubjectAnchor.tsx';
import type { SubjectLink } from './subject-links.ts';

interface Props {
  readonly reader: Reader;
  readonly page: Page;
  readonly query: RecordQuery;
  readonly head: Head;
  readonly processes: readonly RecordedProcess[];
  readonly links: ReadonlyMap<number, SubjectLink>;
}

/** Everything the city did, newest first. */
export function RecordPage({ reader, page, query, head, processes, links }: Props) {
  const { t } = reader;
  return (
    <div class="wrap">
      <PageHead
        title={t('record.title')}
        lede={t('record.lede')}
        actions={<Onward href="#check">{t('record.check.title')}</Onward>}
      />
      <div class="page">
        <WithFilters filters={<RecordFilters reader={reader} query={query} processes={processes} />}>
          <ListHead
            id="entries"
            title={isFiltered(query) ? t('record.list.found') : t('record.list.title', { entries: head.seq })}
            note={t('record.list.order')}
            toFilters={{ href: '#filters', label: t('record.filters.title') }}
          />
          <Entries reader={reader} page={page} links={links} />
          <Turns reader={reader} page={page} query={query} />
        </WithFilters>
      </div>
      <CheckIt reader={reader} head={head} />
    </div>
  );
}

function Entries({ reader, page, links }: Pick<Props, 'reader' | 'page' | 'links'>) {
  const { t } = reader;
  if (page.items.length === 0) {
    return <EmptyState title={t('record.list.none')}>{<p>{t('record.list.none-what')}</p>}</EmptyState>;
  }
  return (
    <Ledger label={t('record.title')}>
      {page.items.map((entry) => (
        <EntryRow entry={entry} reader={reader} link={links.get(entry.seq)} />
      ))}
    </Ledger>
  );
}

function EntryRow({ entry, reader, link }: { entry: RecordItem; reader: Reader; link: SubjectLink | undefined }) {
  return (
    <LedgerRow
      id={`entry-${entry.seq}`}
      above={<Byline items={[<Time at={entry.at} r={reader} format="dateTime" />]} />}
      title={<EntrySentence entry={entry} reader={reader} />}
      note={link && <SubjectAnchor link={link} reader={reader} />}
      below={
        <p class="byline">
          <span>
            <a class="target" href={`/record/${entry.seq}`}>
              {reader.t('record.entry.number', { seq: entry.seq })}
            </a>
          </span>
          <span>
            <ShortHash hash={entry.hash} />
          </span>
        </p>
      }
    />
  );
}

function RecordFilters({ reader, query, processes }: Pick<Props, 'reader' | 'query' | 'processes'>) {
  const { t } = reader;
  const kinds = Object.keys(RECORD_KINDS).map((kind) => ({ value: kind, label: t(`record.kind.${kind}`) }));
  const named = processes.map(({ id, title }) => {
    const { text, language } = reader.textWithLanguage(title);
    return { value: id, label: text, lang: reader.foreign(language) };
  });
  return (
    <Filters
      action="/record"
      label={t('record.filters.title')}
      submit={t('record.filters.show')}
      reset={isFiltered(query) ? { href: '/record', label: t('record.filters.reset') } : undefined}
    >
      <Select
        name="kind"
        label={t('record.filters.kind')}
        empty={t('record.filters.any-kind')}
        options={kinds}
        value={query.kind}
      />
      <Select
        name="process"
        label={t('record.filters.process')}
        empty={t('record.filters.any-process')}
        options={named}
        value={query.process}
      />
    </Filters>
  );
}

function isFiltered({ kind, process }: RecordQuery): boolean {
  return kind !== undefined || process !== undefined;
}

function Turns({ reader, page, query }: Pick<Props, 'reader' | 'page' | 'query'>) {
  const { t } = reader;
  if (page.next === null && query.before === undefined) return null;
  const newest = { href: recordAddress({ ...query, before: undefined }), label: t('record.list.newest') };
  const older =
    page.next === null
      ? undefined
      : { href: recordAddress({ ...query, before: page.next }), label: t('record.list.older') };
  return (
    <Pagination
      label={t('record.list.pages')}
      previous={query.before === undefined ? undefined : newest}
      next={older}
    />
  );
}
