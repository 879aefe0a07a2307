import type { Reader } from '#kernel/reader.ts';
import type { FailedJob } from '#platform/jobs.ts';
import { ButtonForm, EmptyState, Figures, Lede, Section, Table } from '#ui/index.ts';

interface JobsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly counts: Readonly<Record<'waiting' | 'running' | 'failed', number>>;
  readonly failed: readonly FailedJob[];
}

/** The work of the house: how much waits, and what did not make it. */
export function JobsPage({ r, csrf, counts, failed }: JobsPageProps) {
  const { t } = r;
  return (
    <>
      <Lede>{t('desk-desk.jobs.lede')}</Lede>
      <Figures
        items={[
          { value: r.number(counts.waiting), label: t('desk-desk.jobs.waiting') },
          { value: r.number(counts.running), label: t('desk-desk.jobs.running') },
          { value: r.number(counts.failed), label: t('desk-desk.jobs.failed') },
        ]}
      />
      <Section id="failed" title={t('desk-desk.jobs.failed-title')} full>
        {failed.length === 0 ? (
          <EmptyState title={t('desk-desk.jobs.none')}>
            <p>{t('desk-desk.jobs.none-what')}</p>
          </EmptyState>
        ) : (
          <FailedJobs r={r} csrf={csrf} failed={failed} />
        )}
      </Section>
    </>
  );
}

function FailedJobs({ r, csrf, failed }: Pick<JobsPageProps, 'r' | 'csrf' | 'failed'>) {
  const { t } = r;
  return (
    <Table
      stack
      label={t('desk-desk.jobs.failed-title')}
      rows={failed}
      columns={[
        { label: t('desk-desk.jobs.job'), head: true, cell: ({ job }) => <code>{job}</code> },
        { label: t('desk-desk.jobs.error'), cell: ({ error }) => error },
        { label: t('desk-desk.jobs.tries'), num: true, cell: ({ tries }) => r.number(tries) },
        { label: t('desk-desk.jobs.when'), cell: ({ failedAt }) => r.dateTime(failedAt) },
        {
          label: t('desk-desk.jobs.retry'),
          labelHidden: true,
          cell: ({ id, job }) => (
            <ButtonForm action="/manage/jobs/retry" hidden={{ csrf, job: id }} kind="quiet" small about={job}>
              {t('desk-desk.jobs.retry')}
            </ButtonForm>
          ),
        },
      ]}
    />
  );
}
