import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import {
  ActionLog,
  BulkBar,
  Button,
  ButtonForm,
  type Column,
  Due,
  EmptyState,
  HiddenFields,
  KeyHelp,
  Onward,
  Pagination,
  QueueTable,
  Section,
  Status,
} from '#ui/index.ts';
import type { QueueRow, QueueView } from '../../list-queue.ts';
import { DAYS_TO_DECIDE, UNDO_MINUTES } from '../../moderation.ts';
import { lineOf } from '../../things.ts';
import { reasonsAtDesk } from '../words-of-moderation.ts';
import { addressOf, type DeskQuery } from './desk-query.ts';
import { QueueFilters } from './QueueFilters.tsx';

export interface QueuePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly view: QueueView;
  readonly query: DeskQuery;
  /** Those she moderates. */
  readonly processes: ReadonlyMap<ProcessId, LocalizedText>;
}

/** What waits for a moderator, the oldest first; many can be decided together. */
export function QueuePage(props: QueuePageProps) {
  const { r, csrf, view, query } = props;
  const { t } = r;
  return (
    <>
      <p>{t('moderation-desk.queue.sentence', { ...view.counts })}</p>
      <QueueFilters {...props} />
      {view.rows.length === 0 ? (
        <EmptyState title={t('moderation-desk.queue.empty')} level={2}>
          <p>{t('moderation-desk.queue.empty-what')}</p>
        </EmptyState>
      ) : (
        <>
          <Keys r={r} />
          <form method="post" action="/manage/moderation/preview">
            <HiddenFields values={{ csrf }} />
            <QueueTable
              label={t('moderation-desk.title')}
              columns={columnsOf(props)}
              rows={view.rows}
              keyOf={({ one }) => one.id}
              pickLabel={(row) => t('moderation-desk.queue.pick', { title: titleOf(r, row) })}
              pickAll={t('moderation-desk.queue.pick-all')}
              name="picked[]"
            />
            <BulkBar text={t('moderation-desk.queue.nothing-yet')} pickedText={t('moderation-desk.queue.picked')}>
              <Button small name="do" value="approve">
                {t('moderation-desk.queue.approve')}
              </Button>
              <Button small kind="quiet" name="do" value="hide">
                {t('moderation-desk.queue.hide')}
              </Button>
            </BulkBar>
          </form>
        </>
      )}
      <Pagination
        label={t('moderation-desk.queue.pages')}
        previous={query.after ? { href: addressOf(query, null), label: t('moderation-desk.queue.first') } : undefined}
        next={view.next ? { href: addressOf(query, view.next), label: t('moderation-desk.queue.next') } : undefined}
      />
      <Done {...props} />
      <p class="actions">
        <Onward href="/manage/moderation/settings">{t('moderation-desk.settings.title')}</Onward>
        <Onward href="/transparency">{t('moderation.figures.title')}</Onward>
      </p>
    </>
  );
}

// words: moderation-desk.kind.*
function columnsOf({ r, processes }: QueuePageProps): Column<QueueRow>[] {
  const { t } = r;
  return [
    {
      label: t('moderation-desk.queue.item'),
      head: true,
      cell: (row) => (
        <a
          href={`/manage/moderation/cases/${row.one.id}`}
          lang={row.thing ? r.foreign(row.thing.language) : undefined}
          dir="auto"
        >
          {titleOf(r, row)}
        </a>
      ),
    },
    {
      label: t('moderation-desk.queue.what'),
      cell: ({ one, reports }) => (
        <Status kind={one.kind === 'report' ? 'no' : 'wait'}>
          {t(`moderation-desk.kind.${one.kind}`, { n: reports })}
        </Status>
      ),
    },
    { label: t('moderation-desk.queue.why'), cell: ({ one }) => reasonsAtDesk(r, one.reasons) },
    { label: t('moderation-desk.queue.where'), cell: ({ one }) => r.text(processes.get(one.processId) ?? {}) },
    {
      label: t('moderation-desk.queue.since'),
      cell: ({ one }) => {
        const late = -r.daysUntil(one.openedAt) >= DAYS_TO_DECIDE;
        const words = r.shortDate(one.openedAt);
        return late ? <Due>{words}</Due> : <span class="date">{words}</span>;
      },
    },
  ];
}

// words: moderation.thing.*
export function titleOf(r: Reader, { one, thing }: QueueRow): string {
  return thing ? lineOf(thing) : r.t('moderation-desk.gone', { kind: one.subject.kind });
}

/** What she did a moment ago. */
// words: moderation-desk.undo.did-approve moderation-desk.undo.did-hide
function Done({ r, csrf, view }: QueuePageProps) {
  const { t } = r;
  if (view.undoable.length === 0) return null;
  return (
    <Section id="done" title={t('moderation-desk.undo.title')} note={t('moderation-desk.undo.note')}>
      <ActionLog
        items={view.undoable.map(({ id, act, doneAt, items }) => ({
          time: r.time(doneAt),
          datetime: doneAt.toISOString(),
          text: t(`moderation-desk.undo.did-${act}`, { n: items.length }),
          action: (
            <ButtonForm
              action="/manage/moderation/undo"
              hidden={{ csrf, batch: id }}
              kind="quiet"
              small
              about={r.time(doneAt)}
            >
              {t('moderation-desk.undo.until', { time: r.time(new Date(doneAt.getTime() + UNDO_MINUTES * 60_000)) })}
            </ButtonForm>
          ),
        }))}
      />
    </Section>
  );
}

function Keys({ r }: { r: Reader }) {
  const { t } = r;
  return (
    <KeyHelp
      summary={t('desk-desk.queue.keys.summary')}
      off={t('desk-desk.queue.keys.off')}
      items={[
        { keys: ['j', 'k'], text: t('desk-desk.queue.keys.move') },
        { keys: ['x'], text: t('moderation-desk.queue.key-pick') },
        { keys: ['Enter'], text: t('desk-desk.queue.keys.open') },
        { keys: ['?'], text: t('desk-desk.queue.keys.all') },
      ]}
    />
  );
}
