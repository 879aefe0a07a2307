import type { Reader } from '#kernel/reader.ts';
import {
  ActionLog,
  Actions,
  BulkBar,
  Button,
  ButtonForm,
  type Column,
  Due,
  EmptyState,
  Form,
  HiddenFields,
  Muted,
  Pagination,
  QueueTable,
  Section,
  Select,
  Status,
  TextField,
} from '#ui/index.ts';
import { UNDO_MINUTES } from '../../answer.ts';
import { QUEUES, type Queue, type WaitingProposal } from '../../desk-store.ts';
import type { Proposal } from '../../proposal.ts';
import type { AnswerQueue } from '../../waiting-for-answer.ts';

export interface AnswersQuery {
  readonly queue: Queue;
  readonly process: string;
  readonly q: string;
  readonly offset: number;
}

export interface AnswersPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly found: AnswerQueue;
  readonly query: AnswersQuery;
  /** What she published a moment ago. */
  readonly undoable: readonly { readonly proposal: Proposal; readonly publishedAt: Date }[];
}

/** What waits for an answer, due first; many can be answered together. */
export function AnswersPage(props: AnswersPageProps) {
  const { r, csrf, found, query, undoable } = props;
  const { t } = r;
  return (
    <>
      <p>{t('proposals-desk.queue.sentence', { waiting: found.counts.waiting, prepared: found.counts.prepared })}</p>
      <QueueFilters {...props} />
      <Muted>{t('proposals-desk.queue.keys')}</Muted>
      {found.rows.length === 0 ? (
        <EmptyState title={t(`proposals-desk.queue.empty-${query.queue}`)} level={2} />
      ) : (
        <form method="post" action="/manage/answers/together">
          <HiddenFields values={{ csrf }} />
          <QueueTable
            label={t(`proposals-desk.queue.${query.queue}`)}
            columns={columnsOf(props)}
            rows={found.rows}
            keyOf={({ proposal }) => proposal.id}
            pickLabel={({ proposal }) => t('proposals-desk.queue.pick', { title: proposal.title })}
            pickAll={t('proposals-desk.queue.pick-all')}
            name="picked[]"
          />
          <BulkBar text={t('proposals-desk.queue.nothing-yet')} pickedText={t('proposals-desk.queue.picked')}>
            {query.queue !== 'answered' && (
              <Button small name="do" value="prepare">
                {t('proposals-desk.queue.same')}
              </Button>
            )}
            {query.queue !== 'answered' && (
              <Button small kind="quiet" name="do" value="preview">
                {t('proposals-desk.queue.preview')}
              </Button>
            )}
          </BulkBar>
        </form>
      )}
      <Further {...props} />
      {undoable.length > 0 && (
        <Section id="done" title={t('proposals-desk.undo.title')}>
          <ActionLog
            items={undoable.map(({ proposal, publishedAt }) => ({
              time: r.time(publishedAt),
              datetime: publishedAt.toISOString(),
              text: <span lang={r.foreign(proposal.language)}>{proposal.title}</span>,
              action: (
                <ButtonForm
                  action={`/manage/answers/${proposal.id}/undo`}
                  hidden={{ csrf }}
                  kind="quiet"
                  small
                  about={proposal.title}
                >
                  {t('proposals-desk.undo.until', {
                    time: r.time(new Date(publishedAt.getTime() + UNDO_MINUTES * 60_000)),
                  })}
                </ButtonForm>
              ),
            }))}
          />
        </Section>
      )}
    </>
  );
}

function QueueFilters({ r, found, query }: AnswersPageProps) {
  const { t } = r;
  return (
    <Form action="/manage/answers" method="get" label={t('proposals-desk.queue.filter')}>
      <Actions>
        <TextField name="q" type="search" label={t('proposals.filters.words')} value={query.q} />
        <Select
          name="queue"
          label={t('proposals-desk.queue.which')}
          value={query.queue}
          options={QUEUES.map((queue) => ({
            value: queue,
            label: `${t(`proposals-desk.queue.${queue}`)} (${r.number(found.counts[queue])})`,
          }))}
        />
        {found.processes.size > 1 && (
          <Select
            name="process"
            label={t('proposals-desk.queue.process')}
            empty={t('proposals-desk.queue.every-process')}
            value={query.process}
            options={[...found.processes.values()].map(({ slug, title }) => ({ value: slug, label: r.text(title) }))}
          />
        )}
        <Button kind="quiet">{t('proposals-desk.queue.show')}</Button>
      </Actions>
    </Form>
  );
}

function columnsOf({ r, found }: AnswersPageProps): Column<WaitingProposal>[] {
  const { t } = r;
  return [
    {
      label: t('proposals-desk.queue.proposal'),
      head: true,
      cell: ({ proposal }) => (
        <a href={`/manage/answers/${proposal.id}`} lang={r.foreign(proposal.language)}>
          {proposal.title}
        </a>
      ),
    },
    {
      label: t('proposals-desk.queue.state'),
      cell: ({ proposal, prepared }) => {
        if (prepared) return <Status kind="wait">{t('proposals-desk.queue.is-prepared')}</Status>;
        if (proposal.standing === 'open' || proposal.standing === 'waiting') return t('proposals-desk.queue.no-answer');
        return t(`proposals.verdict.${proposal.standing}`);
      },
    },
    { label: t('proposals-desk.queue.process'), cell: ({ proposal }) => processTitle(r, found, proposal) },
    { label: t('proposals.where.supports'), num: true, cell: ({ proposal }) => r.number(proposal.tally.supports) },
    {
      label: t('proposals-desk.queue.due'),
      cell: ({ dueAt, proposal }) => <DueCell r={r} dueAt={dueAt} proposal={proposal} />,
    },
  ];
}

function DueCell({ r, dueAt, proposal }: { r: Reader; dueAt: Date | null; proposal: Proposal }) {
  if (!dueAt || (proposal.standing !== 'open' && proposal.standing !== 'waiting')) return <>–</>;
  const days = r.daysUntil(dueAt);
  if (days < 0) return <Due>{r.t('proposals-desk.queue.late', { days: -days })}</Due>;
  return days <= 7 ? <Due>{r.shortDate(dueAt)}</Due> : <span>{r.shortDate(dueAt)}</span>;
}

function Further({ r, found, query }: AnswersPageProps) {
  if (found.nextOffset === null && query.offset === 0) return null;
  const address = (offset: number) => {
    const parts = new URLSearchParams({
      queue: query.queue,
      process: query.process,
      q: query.q,
      offset: String(offset),
    });
    return `/manage/answers?${parts}`;
  };
  return (
    <Pagination
      label={r.t('proposals.list.pages')}
      previous={query.offset > 0 ? { href: address(0), label: r.t('proposals.list.first') } : undefined}
      next={
        found.nextOffset === null ? undefined : { href: address(found.nextOffset), label: r.t('proposals.list.next') }
      }
    />
  );
}

export function processTitle(r: Reader, found: Pick<AnswerQueue, 'processes'>, proposal: Proposal): string {
  const process = found.processes.get(proposal.processId);
  return process ? r.text(process.title) : '';
}
