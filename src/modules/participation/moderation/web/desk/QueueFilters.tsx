import { Actions, Button, Form, Onward, Select } from '#ui/index.ts';
import { CASE_KINDS } from '../../moderation.ts';
import { reasonAtDesk } from '../words-of-moderation.ts';
import { AGES, REASONS } from './desk-query.ts';
import type { QueuePageProps } from './QueuePage.tsx';

// words: moderation-desk.filter.kind-*
export function QueueFilters({ r, query, processes }: QueuePageProps) {
  const { t } = r;
  const isFiltered = Boolean(query.kind ?? query.reason ?? query.process ?? query.days);
  return (
    <Form action="/manage/moderation" method="get" label={t('moderation-desk.filter.label')}>
      <Actions>
        <Select
          name="kind"
          label={t('moderation-desk.queue.what')}
          empty={t('moderation-desk.filter.any-kind')}
          value={query.kind}
          options={CASE_KINDS.map((kind) => ({ value: kind, label: t(`moderation-desk.filter.kind-${kind}`) }))}
        />
        <Select
          name="reason"
          label={t('moderation-desk.queue.why')}
          empty={t('moderation-desk.filter.any-reason')}
          value={query.reason}
          options={REASONS.map((reason) => ({ value: reason, label: reasonAtDesk(r, reason) }))}
        />
        {processes.size > 1 && (
          <Select
            name="process"
            label={t('moderation-desk.queue.where')}
            empty={t('moderation-desk.filter.any-process')}
            value={query.process}
            options={[...processes].map(([id, title]) => ({ value: id, label: r.text(title) }))}
          />
        )}
        <Select
          name="days"
          label={t('moderation-desk.queue.since')}
          empty={t('moderation-desk.filter.any-age')}
          value={query.days === undefined ? undefined : String(query.days)}
          options={AGES.map((days) => ({ value: String(days), label: t('moderation-desk.filter.older', { days }) }))}
        />
        <Button kind="quiet">{t('moderation-desk.filter.show')}</Button>
        {isFiltered && <Onward href="/manage/moderation">{t('moderation-desk.filter.all')}</Onward>}
      </Actions>
    </Form>
  );
}
