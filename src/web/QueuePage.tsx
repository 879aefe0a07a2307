import type { Reader } from '#kernel/reader.ts';
import { Button, Due, EmptyState, KeyHelp, Muted, Onward, QueueTable, Select } from '#ui/index.ts';
import { WAITING_PLACES, type Waiting, type WaitingPlace } from './waiting-for.ts';

interface QueuePageProps {
  readonly r: Reader;
  readonly waiting: readonly Waiting[];
  /** How many answers are owed, shown here or not. */
  readonly answers: number;
  /** Only this kind. */
  readonly kind: WaitingPlace | undefined;
}

const MOST = 25;

/** What waits for me, due first. */
export function QueuePage({ r, waiting, answers, kind }: QueuePageProps) {
  const { t } = r;
  const wanted = waiting.filter(({ place }) => kind === undefined || place === kind);
  const shown = wanted.slice(0, MOST);
  const kinds = WAITING_PLACES.filter((place) => waiting.some((line) => line.place === place));
  return (
    <>
      {kinds.length > 1 && (
        <form class="actions" action="/manage" method="get" aria-label={t('desk-desk.queue.filter')}>
          <Select
            name="kind"
            label={t('desk-desk.queue.kind')}
            labelHidden
            empty={t('desk-desk.queue.any')}
            value={kind}
            options={kinds.map((place) => ({ value: place, label: t(`desk-desk.place.${place}`) }))}
          />
          <Button kind="quiet">{t('desk-desk.queue.show')}</Button>
        </form>
      )}
      {shown.length === 0 ? (
        <EmptyState level={2} title={t('desk-desk.queue.empty')}>
          <p>{t('desk-desk.queue.empty-what')}</p>
          <Onward href="/">{t('desk-desk.queue.to-public')}</Onward>
        </EmptyState>
      ) : (
        <>
          <Muted>{t('desk-desk.queue.order')}</Muted>
          <Keys r={r} />
          <Queue r={r} waiting={shown} />
          {wanted.length > MOST && (
            <Onward href="/manage/answers">{t('desk-desk.queue.all-answers', { count: answers })}</Onward>
          )}
        </>
      )}
    </>
  );
}

// words: desk-desk.queue.waits.*
function Queue({ r, waiting }: { r: Reader; waiting: readonly Waiting[] }) {
  const { t } = r;
  return (
    <QueueTable
      label={t('desk-desk.place.queue')}
      rows={waiting}
      keyOf={({ href }) => href}
      columns={[
        {
          label: t('desk-desk.queue.item'),
          head: true,
          cell: ({ href, title, lang }) => (
            <a href={href} lang={r.foreign(lang)}>
              {title}
            </a>
          ),
        },
        { label: t('desk-desk.queue.what'), cell: ({ place }) => t(`desk-desk.queue.waits.${place}`) },
        { label: t('desk-desk.queue.where'), cell: ({ where }) => where },
        { label: t('desk-desk.queue.due'), cell: ({ dueAt }) => <DueAt r={r} at={dueAt} /> },
      ]}
    />
  );
}

/** Late and within three days: marked. */
function DueAt({ r, at }: { r: Reader; at: Date | null }) {
  if (at === null) return <span class="muted">{r.t('desk-desk.queue.no-date')}</span>;
  const words = r.shortDate(at);
  return r.daysUntil(at) <= 3 ? <Due>{words}</Due> : <span class="date">{words}</span>;
}

function Keys({ r }: { r: Reader }) {
  const { t } = r;
  return (
    <KeyHelp
      summary={t('desk-desk.queue.keys.summary')}
      off={t('desk-desk.queue.keys.off')}
      items={[
        { keys: ['j', 'k'], text: t('desk-desk.queue.keys.move') },
        { keys: ['Enter'], text: t('desk-desk.queue.keys.open') },
        { keys: ['?'], text: t('desk-desk.queue.keys.all') },
      ]}
    />
  );
}
