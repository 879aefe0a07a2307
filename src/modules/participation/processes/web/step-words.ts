import type { Reader } from '#kernel/reader.ts';
import { type Step, stepState } from '../process.ts';

/** "Madrid", of Europe/Madrid: where the clocks are right. */
export function zoneName(r: Reader): string {
  return r.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
}

/** "9–26 November", "From 1 December" */
export function whenOf(step: Step, r: Reader): string {
  if (!step.closesAt) return r.t('processes.step.from', { date: r.shortDate(step.opensAt) });
  return r.dateRange(step.opensAt, step.closesAt);
}

/** The deadline in words, and whether time is running out. */
export function deadlineOf(step: Step, r: Reader): { readonly words: string; readonly soon: boolean } {
  const { t } = r;
  const state = stepState(step, r.now);
  if (state === 'upcoming')
    return { words: t('processes.deadline.opens', { date: r.weekday(step.opensAt) }), soon: false };
  if (state === 'closed' || !step.closesAt) {
    const closed = step.closesAt
      ? t('processes.deadline.closed', { date: r.date(step.closesAt) })
      : t('processes.deadline.no-end');
    return { words: closed, soon: false };
  }
  const days = r.daysUntil(step.closesAt);
  const at = { date: r.weekday(step.closesAt), time: r.time(step.closesAt) };
  if (days <= 0) return { words: t('processes.deadline.today', at), soon: true };
  if (days <= 7) return { words: t('processes.deadline.days', { ...at, days }), soon: true };
  return { words: t('processes.deadline.until', { date: r.shortDate(step.closesAt) }), soon: false };
}
