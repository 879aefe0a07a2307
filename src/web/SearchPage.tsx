import type { Reader } from '#kernel/reader.ts';
import { type SnippetSegment, snippet } from '#platform/search/index.ts';
import {
  Block,
  Bullets,
  Button,
  Byline,
  EmptyState,
  Filters,
  Form,
  Ledger,
  LedgerRow,
  ListHead,
  Muted,
  Notice,
  Onward,
  PageHead,
  Pagination,
  RadioGroup,
  Stack,
  TextField,
  WithFilters,
} from '#ui/index.ts';
import { type CitySearch, SEARCH_KINDS, type SearchGroup, type SearchHit, type SearchKind } from './search-city.ts';

interface SearchPageProps {
  readonly r: Reader;
  readonly words: string;
  readonly kind: SearchKind | null;
  readonly from: number;
  /** null: nothing was asked, or not searched. */
  readonly found: CitySearch | null;
  readonly pageSize?: number;
  /** Too many searches: seconds until the next. */
  readonly waitSeconds?: number;
}

const MOST = 1000;

/** One box for everything public; results by kind, the words that were found marked. */
export function SearchPage(props: SearchPageProps) {
  const { r, words, found, waitSeconds } = props;
  const { t } = r;
  return (
    <div class="wrap page">
      <PageHead title={t('search.title')} lede={words ? undefined : t('search.lede')}>
        <Form action="/search" method="get" label={t('search.title')}>
          <TextField
            name="q"
            type="search"
            label={t('search.words')}
            hint={words ? undefined : t('search.words-hint')}
            value={words}
            maxLength={200}
            dir="auto"
          />
          <Button>{t('search.search')}</Button>
        </Form>
      </PageHead>
      {waitSeconds !== undefined && (
        <Notice kind="warn" flash>
          <p>{t('search.too-often', { seconds: waitSeconds })}</p>
        </Notice>
      )}
      {found && <Results {...props} found={found} />}
    </div>
  );
}

// words: search.kind.*
function Results(props: SearchPageProps & { found: CitySearch }) {
  const { r, words, kind, found } = props;
  const { t } = r;
  const total = found.groups.reduce((sum, group) => sum + group.total, 0);
  const filters = (
    <Filters action="/search" label={t('search.filter')} submit={t('search.show')} hidden={{ q: words }}>
      <RadioGroup
        name="kind"
        legend={t('search.kind.label')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('search.kind.all'), count: countOf(r, total) },
          ...found.groups.map((group) => ({
            value: group.kind,
            label: t(`search.kind.${group.kind}`),
            count: countOf(r, group.total),
          })),
        ]}
      />
    </Filters>
  );
  if (total === 0) return <Nothing r={r} words={words} />;
  const shown = found.groups.find((group) => group.kind === kind)?.total ?? total;
  return (
    <WithFilters filters={filters}>
      <ListHead
        title={t('search.found', { count: Math.min(shown, MOST), more: shown > MOST ? 'yes' : 'no' })}
        note={<WhatWasSearched r={r} found={found} words={words} />}
        toFilters={{ href: '#filters', label: t('search.filter') }}
      />
      {kind === null ? <AllKinds {...props} /> : <OneKind {...props} kind={kind} />}
    </WithFilters>
  );
}

function WhatWasSearched({ r, found, words }: { r: Reader; found: CitySearch; words: string }) {
  const { corrected } = found.parsed;
  return (
    <>
      {corrected !== undefined && (
        <>
          {r.t('search.corrected', { corrected, words })} <br />
        </>
      )}
      {found.loosened && (
        <>
          {r.t('search.loosened')} <br />
        </>
      )}
      {r.t('search.order')}
    </>
  );
}

function AllKinds({ r, words, found }: SearchPageProps & { found: CitySearch }) {
  return (
    <Stack space="wide">
      {found.groups
        .filter(({ hits }) => hits.length > 0)
        .map((group) => (
          <Block key={group.kind} title={r.t(`search.kind.${group.kind}`)}>
            <Hits r={r} found={found} hits={group.hits} level={4} />
            {group.total > group.hits.length && (
              <Onward href={address(words, group.kind, 0)}>
                {r.t('search.all-of', { kind: group.kind, count: Math.min(group.total, MOST), more: moreThan(group) })}
              </Onward>
            )}
          </Block>
        ))}
    </Stack>
  );
}

function OneKind(props: SearchPageProps & { found: CitySearch; kind: SearchKind }) {
  const { r, words, kind, from, found, pageSize = 20 } = props;
  const group = found.groups.find((one) => one.kind === kind);
  if (!group || group.hits.length === 0) {
    return (
      <EmptyState title={r.t('search.none-of-kind')}>
        <p>
          <a href={address(words, null, 0)}>{r.t('search.kind.all')}</a>
        </p>
      </EmptyState>
    );
  }
  const [first, last] = [from + 1, from + group.hits.length];
  const hasNext = last < Math.min(group.total, MOST);
  return (
    <>
      <Hits r={r} found={found} hits={group.hits} level={3} />
      <Pagination
        label={r.t('search.pages')}
        count={r.t('search.range', { first, last })}
        previous={
          from > 0
            ? { href: address(words, kind, Math.max(0, from - pageSize)), label: r.t('search.previous') }
            : undefined
        }
        next={hasNext ? { href: address(words, kind, from + pageSize), label: r.t('search.next') } : undefined}
      />
    </>
  );
}

interface HitsProps {
  readonly r: Reader;
  readonly found: CitySearch;
  readonly hits: readonly SearchHit[];
  readonly level: 3 | 4;
}

function Hits({ r, found, hits, level }: HitsProps) {
  return (
    <Ledger>
      {hits.map((hit) => {
        const lang = r.foreign(hit.lang);
        return (
          <LedgerRow
            key={hit.href}
            level={level}
            title={hit.kind === 'comments' ? hit.title : <Marked segments={snippet(hit.title, found.parsed, 300)} />}
            lang={hit.kind === 'comments' ? undefined : lang}
            href={hit.href}
            note={
              <span lang={lang} dir="auto">
                <Marked segments={snippet(hit.text, found.parsed, 220)} />
              </span>
            }
            below={<Byline items={[hit.where, hit.at && r.date(hit.at)]} />}
          />
        );
      })}
    </Ledger>
  );
}

function Marked({ segments }: { segments: readonly SnippetSegment[] }) {
  return <>{segments.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}

function Nothing({ r, words }: { r: Reader; words: string }) {
  const { t } = r;
  return (
    <EmptyState
      level={2}
      title={t('search.nothing', { words })}
      actions={
        <>
          <Onward href="/processes">{t('search.see-processes')}</Onward>
          <Onward href="/record">{t('search.see-record')}</Onward>
        </>
      }
    >
      <Bullets items={[t('search.try-fewer'), t('search.try-other'), t('search.try-forgiven')]} />
      <Muted>{t('search.what-is-searched')}</Muted>
    </EmptyState>
  );
}

function countOf(r: Reader, total: number): string {
  return total > MOST ? r.t('search.more-than', { count: MOST }) : r.number(total);
}

function moreThan({ total }: SearchGroup): 'yes' | 'no' {
  return total > MOST ? 'yes' : 'no';
}

function address(words: string, kind: SearchKind | null, from: number): string {
  const query = new URLSearchParams({ q: words });
  if (kind !== null && SEARCH_KINDS.includes(kind)) query.set('kind', kind);
  if (from > 0) query.set('from', String(from));
  return `/search?${query}`;
}
