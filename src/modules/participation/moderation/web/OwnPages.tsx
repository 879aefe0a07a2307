import type { Reader } from '#kernel/reader.ts';
import { EmptyState, Onward, PageHead, Section, Status, type StatusKind, Table } from '#ui/index.ts';
import type { Thing } from '../moderation.ts';
import type { OwnModeration, OwnThing } from '../read-own.ts';
import { lineOf } from '../things.ts';
import { outcomeInWords, reasonsInWords } from './words-of-moderation.ts';

const KINDS: Readonly<Record<Thing['sight']['state'], StatusKind>> = { shown: 'done', held: 'wait', hidden: 'no' };

// words: moderation.sight.*
export function SightStatus({ r, thing }: { r: Reader; thing: Thing }) {
  return <Status kind={KINDS[thing.sight.state]}>{r.t(`moderation.sight.${thing.sight.state}`)}</Status>;
}

/** What moderation has to do with whoever reads: her posts, and what came of her reports. */
export function OwnPage({ r, own }: { r: Reader; own: OwnModeration }) {
  const { t } = r;
  return (
    <div class="wrap">
      <PageHead
        title={t('moderation.own.title')}
        lede={t('moderation.own.lede')}
        actions={
          <>
            <Onward href="/pages/participation-rules">{t('web.foot.rules')}</Onward>
            <Onward href="/transparency">{t('moderation.figures.title')}</Onward>
          </>
        }
      />
      <Section id="posts" title={t('moderation.own.posts')} full>
        {own.things.length === 0 ? (
          <EmptyState title={t('moderation.own.no-posts')} level={3} />
        ) : (
          <Posts r={r} things={own.things} />
        )}
      </Section>
      <Section id="reports" title={t('moderation.own.reports')} full>
        {own.reports.length === 0 ? (
          <EmptyState title={t('moderation.own.no-reports')} level={3} />
        ) : (
          <Reports r={r} reports={own.reports} />
        )}
      </Section>
    </div>
  );
}

function Posts({ r, things }: { r: Reader; things: readonly OwnThing[] }) {
  const { t } = r;
  return (
    <Table
      stack
      label={t('moderation.own.posts')}
      rows={things}
      columns={[
        {
          label: t('moderation.own.what'),
          head: true,
          cell: ({ thing }) => (
            <a href={`/moderation/${thing.kind}/${thing.id}`} lang={r.foreign(thing.language)} dir="auto">
              {lineOf(thing)}
            </a>
          ),
        },
        { label: t('moderation.own.state'), cell: ({ thing }) => <SightStatus r={r} thing={thing} /> },
        {
          label: t('moderation.own.why'),
          cell: ({ thing }) => (thing.sight.because.length > 0 ? reasonsInWords(r, thing.sight.because) : '–'),
        },
      ]}
    />
  );
}

function Reports({ r, reports }: { r: Reader; reports: OwnModeration['reports'] }) {
  const { t } = r;
  return (
    <Table
      stack
      label={t('moderation.own.reports')}
      rows={reports}
      columns={[
        {
          label: t('moderation.own.what'),
          head: true,
          cell: ({ report, thing }) =>
            thing ? (
              <a href={thing.url} lang={r.foreign(thing.language)} dir="auto">
                {lineOf(thing)}
              </a>
            ) : (
              t(`moderation.thing.${report.subject.kind}`)
            ),
        },
        { label: t('moderation.report.reason'), cell: ({ report }) => reasonsInWords(r, [report.reason]) },
        { label: t('moderation.own.when'), cell: ({ report }) => r.shortDate(report.createdAt) },
        { label: t('moderation.own.came-of-it'), cell: ({ report }) => outcomeInWords(r, report.outcome) },
      ]}
    />
  );
}
