import type { Reader } from '#kernel/reader.ts';
import { Actions, ButtonLink, EmptyState, Status, Table } from '#ui/index.ts';
import { currentStep, type ProcessWithSteps } from '../../process.ts';
import { deadlineOf } from '../step-words.ts';
import { basePath } from './at-desk.ts';

interface ProcessListPageProps {
  readonly r: Reader;
  readonly processes: readonly ProcessWithSteps[];
  readonly mayStart: boolean;
}

// words: processes-desk.status.*
/** The processes one runs: drafts first, then what is public, then the past. */
export function ProcessListPage({ r, processes, mayStart }: ProcessListPageProps) {
  const { t } = r;
  const now = (process: ProcessWithSteps) => currentStep(process.steps, r.now);
  return (
    <>
      {mayStart && (
        <Actions>
          <ButtonLink href="/manage/processes/new">{t('processes-desk.new.title')}</ButtonLink>
        </Actions>
      )}
      {processes.length === 0 ? (
        <EmptyState title={t('processes-desk.list.empty')} level={2}>
          <p>{t('processes-desk.list.empty-what')}</p>
        </EmptyState>
      ) : (
        <Table
          label={t('processes-desk.list.title')}
          stack
          rows={processes}
          columns={[
            {
              label: t('processes-desk.list.process'),
              head: true,
              cell: (process) => <a href={basePath(process)}>{r.text(process.title)}</a>,
            },
            {
              label: t('processes-desk.list.status'),
              cell: ({ status }) => (
                <Status kind={status === 'draft' ? 'wait' : status === 'published' ? 'open' : 'done'}>
                  {t(`processes-desk.status.${status}`)}
                </Status>
              ),
            },
            { label: t('processes-desk.list.now'), cell: (process) => r.text(now(process)?.title ?? {}) || '–' },
            {
              label: t('processes-desk.list.date'),
              cell: (process) => {
                const step = now(process);
                return step ? deadlineOf(step, r).words : '–';
              },
            },
          ]}
        />
      )}
    </>
  );
}
