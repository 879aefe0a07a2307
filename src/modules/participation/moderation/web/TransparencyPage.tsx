import type { Reader } from '#kernel/reader.ts';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import { Actions, Bars, Bullets, ButtonLink, EmptyState, Figures, PageHead, Section, Stack, Table } from '#ui/index.ts';
import type { MonthFigures } from '../figures-store.ts';
import { SHOWN_FROM, shownNumber } from '../small-numbers.ts';

/** What moderation does, in figures: by month, and why things were hidden. */
export function TransparencyPage({ r, months }: { r: Reader; months: readonly MonthFigures[] }) {
  const { t } = r;
  const year = months.slice(0, 12);
  return (
    <div class="wrap">
      <PageHead title={t('moderation.figures.title')} lede={t('moderation.figures.lede')} />
      <div class="page">
        <Figures
          items={(['reports', 'held', 'hidden', 'appeals'] as const).map((name) => ({
            value: numberIn(
              r,
              sum(year, (month) => month[name]),
            ),
            label: t(`moderation.figures.${name}`),
          }))}
        />
      </div>
      {months.length === 0 ? (
        <EmptyState title={t('moderation.figures.none')} />
      ) : (
        <>
          <Section id="months" title={t('moderation.figures.by-month')} note={t('moderation.figures.note')} full>
            <Months r={r} months={months.slice(0, 24)} />
          </Section>
          <Section id="reasons" title={t('moderation.figures.by-reason')} note={t('moderation.figures.year')}>
            <Reasons r={r} year={year} />
          </Section>
        </>
      )}
      <Section id="how" title={t('moderation.figures.how')}>
        <Stack>
          <Bullets
            items={[
              t('moderation.figures.rule-hidden'),
              t('moderation.figures.rule-appeal'),
              t('moderation.figures.rule-small', { n: SHOWN_FROM }),
            ]}
          />
          <Actions>
            <ButtonLink href="/transparency.csv" kind="quiet" download>
              {t('moderation.figures.csv')}
            </ButtonLink>
            <ButtonLink href="/transparency.json" kind="quiet" download>
              {t('moderation.figures.json')}
            </ButtonLink>
          </Actions>
        </Stack>
      </Section>
    </div>
  );
}

// words: moderation.figures.*
function Months({ r, months }: { r: Reader; months: readonly MonthFigures[] }) {
  const { t } = r;
  const counted = ['reports', 'held', 'released', 'hidden', 'appeals', 'restored', 'upheld'] as const;
  return (
    <Table
      stack
      label={t('moderation.figures.by-month')}
      rows={months}
      columns={[
        { label: t('moderation.figures.month'), head: true, cell: ({ month }) => monthInWords(r, month) },
        ...counted.map((name) => ({
          label: t(`moderation.figures.${name}`),
          num: true,
          cell: (month: MonthFigures) => numberIn(r, month[name]),
        })),
        { label: t('moderation.figures.median'), num: true, cell: (month: MonthFigures) => medianIn(r, month) },
      ]}
    />
  );
}

// words: comments.sight.*
function Reasons({ r, year }: { r: Reader; year: readonly MonthFigures[] }) {
  const { t } = r;
  const counts = HIDING_REASONS.map((reason) => ({
    reason,
    n: sum(year, ({ byReason }) => byReason.get(reason) ?? 0),
  }));
  const most = Math.max(1, ...counts.map(({ n }) => n));
  return (
    <Bars
      label={t('moderation.figures.by-reason')}
      items={counts.map(({ reason, n }) => ({
        name: t(`comments.sight.${reason}`),
        ratio: (shownNumber(n) ?? 0) / most,
        value: numberIn(r, n),
      }))}
    />
  );
}

function numberIn(r: Reader, n: number): string {
  const shown = shownNumber(n);
  return shown === null ? r.t('moderation.figures.few', { n: SHOWN_FROM }) : r.number(shown);
}

function medianIn(r: Reader, { decided, medianHours }: MonthFigures): string {
  if (medianHours === null || decided < SHOWN_FROM) return '–';
  return r.t('moderation.figures.hours', { n: Math.max(1, Math.round(medianHours)) });
}

/** "November 2026": the days are left out of a date in the middle of the month. */
function monthInWords(r: Reader, month: string): string {
  const at = new Date(`${month}-15T12:00:00Z`);
  return new Intl.DateTimeFormat(r.language === 'ar' ? 'ar-u-nu-latn' : r.language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

function sum(months: readonly MonthFigures[], of: (month: MonthFigures) => number): number {
  return months.reduce((total, month) => total + of(month), 0);
}
