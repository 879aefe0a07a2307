import { renderToString } from 'preact-render-to-string';
import type { Reader } from '#kernel/reader.ts';
import { placeName } from '#modules/city/index.ts';
import type { Names } from '#modules/identity/index.ts';
import { ButtonLink, EmptyState, ListHead, Onward, PageHead, Pagination, WithFilters } from '#ui/index.ts';
import type { ProposalList } from '../list-proposals.ts';
import type { Proposal } from '../proposal.ts';
import { shownStanding } from '../standing.ts';
import type { ListFrame } from './list-frame.ts';
import { type ListQuery, listAddress, writeCursor } from './list-query.ts';
import { ProposalFilters } from './ProposalFilters.tsx';
import { ProposalRow } from './ProposalRow.tsx';
import { countWords } from './proposal-words.ts';
import { WherePicture } from './WherePicture.tsx';

export interface ProposalsPageProps {
  readonly r: Reader;
  readonly frame: ListFrame;
  readonly list: ProposalList;
  readonly query: ListQuery;
  /** The seed of this walk: the next page continues it. */
  readonly seed: number;
  readonly names: Names;
  readonly mayWrite: boolean;
}

export function ProposalsPage(props: ProposalsPageProps) {
  const { r, frame, list, query } = props;
  const { t } = r;
  const base = `/processes/${frame.process.slug}/proposals`;
  return (
    <>
      <div class="wrap">
        <PageHead
          title={t('proposals.list.title', { process: r.text(frame.process.title) })}
          crumbs={{
            label: t('web.nav.here'),
            links: [
              { href: '/processes', label: t('web.door.decide') },
              { href: `/processes/${frame.process.slug}`, label: r.text(frame.process.title) },
              { href: base, label: t('proposals.list.crumb') },
            ],
          }}
          lede={ledeOf(props)}
          actions={
            props.mayWrite ? (
              <>
                <ButtonLink href={`${base}/new`}>{t('proposals.list.write')}</ButtonLink>
                <Onward href={`/processes/${frame.process.slug}`}>{t('proposals.list.rules')}</Onward>
              </>
            ) : (
              <Onward href={`/processes/${frame.process.slug}`}>{t('proposals.list.rules')}</Onward>
            )
          }
        />
        <WithFilters filters={<ProposalFilters r={r} frame={frame} query={query} base={base} order={list.order} />}>
          <ListHead
            title={titleOf(props)}
            note={<ListNote {...props} base={base} />}
            toFilters={{ href: '#filters', label: t('proposals.list.to-filters') }}
          />
          {list.proposals.length > 0 ? (
            <Rows {...props} base={base} />
          ) : (
            <Nothing r={r} base={base} mayWrite={props.mayWrite} />
          )}
        </WithFilters>
      </div>
      {!query.after && query.offset === 0 && <WherePicture r={r} frame={frame} base={base} query={query} />}
    </>
  );
}

function Rows(props: ProposalsPageProps & { base: string }) {
  const { r, list, query, base, seed } = props;
  const { t } = r;
  const { next } = list;
  const further =
    next &&
    ('offset' in next
      ? { ...query, offset: next.offset }
      : { ...query, after: writeCursor(next), seed: list.order === 'random' ? seed : undefined });
  const start = query.after || query.offset > 0;
  return (
    <>
      <ul
        class="ledger"
        aria-label={t('proposals.list.crumb')}
        dangerouslySetInnerHTML={{ __html: list.proposals.map((proposal) => drawnRow(props, proposal)).join('') }}
      />
      <Pagination
        label={t('proposals.list.pages')}
        previous={
          start
            ? { href: listAddress(base, { ...query, after: undefined, offset: 0 }), label: t('proposals.list.first') }
            : undefined
        }
        next={further ? { href: listAddress(base, further), label: t('proposals.list.next') } : undefined}
      />
    </>
  );
}

const MOST_ROWS = 500;

/** Rows are most of a page and change only when what they say does: each is drawn once while its frame is kept. */
function drawnRow(props: ProposalsPageProps & { base: string }, proposal: Proposal): string {
  const { r, frame, names, base } = props;
  const { id, standing, authorId, editedAt, tally } = proposal;
  const name = authorId && names.get(authorId);
  const key = [r.language, id, standing, tally.supports, editedAt?.getTime(), String(name)].join(' ');
  const known = frame.rows.get(key);
  if (known !== undefined) return known;
  const place = placeName(r, frame, proposal);
  const row = { r, proposal, step: frame.step, rules: frame.rules, base, names, place };
  const html = renderToString(<ProposalRow {...row} />);
  if (frame.rows.size >= MOST_ROWS) frame.rows.clear();
  frame.rows.set(key, html);
  return html;
}

function ListNote({ r, frame, list, query, base }: ProposalsPageProps & { base: string }) {
  const { t } = r;
  const file = (ending: string) => `${base}.${ending}${query.step ? `?step=${encodeURIComponent(query.step)}` : ''}`;
  return (
    <>
      {list.corrected && `${t('proposals.list.corrected', { words: list.corrected })} `}
      {t(`proposals.order-why.${list.order}`, { threshold: frame.rules.threshold ?? 0 })} {t('proposals.list.download')}{' '}
      <a href={file('csv')}>CSV</a>, <a href={file('json')}>JSON</a>, <a href={`${base}.atom`}>Atom</a>.
    </>
  );
}

function Nothing({ r, base, mayWrite }: { r: Reader; base: string; mayWrite: boolean }) {
  const { t } = r;
  return (
    <EmptyState
      title={t('proposals.empty.title')}
      actions={
        <>
          <ButtonLink kind="quiet" href={base}>
            {t('proposals.filters.reset')}
          </ButtonLink>
          {mayWrite && <Onward href={`${base}/new`}>{t('proposals.list.write')}</Onward>}
        </>
      }
    >
      <p>{t('proposals.empty.what')}</p>
    </EmptyState>
  );
}

function titleOf({ r, frame, list }: ProposalsPageProps): string {
  const all = frame.counts && [...frame.counts.byDistrict.values()].reduce((sum, place) => sum + place.proposals, 0);
  if (list.total === undefined)
    return all === null ? r.t('proposals.list.count-many', { n: 1000 }) : r.t('proposals.list.count', { n: all });
  if (all === null || list.total > 1000) return countWords(r, 'proposals.list.count', list.total);
  return r.t('proposals.list.count-of', { n: list.total, all });
}

function ledeOf({ r, frame }: ProposalsPageProps): string {
  const { step, rules, process } = frame;
  const question = r.text(process.question);
  const closed = shownStanding('open', step, rules, r.now) !== 'open';
  if (closed) return `${question} ${r.t('proposals.list.closed', { date: r.date(step.closesAt ?? step.opensAt) })}`;
  const promise = rules.threshold === null ? 'proposals.list.promise' : 'proposals.list.promise-threshold';
  return `${question} ${r.t(promise, { threshold: rules.threshold ?? 0, days: rules.answerDays })}`;
}
