import { z } from 'zod';
import { isId, type ProcessId } from '#kernel/ids.ts';
import { HIDING_REASONS, HOLD_REASONS, type SightReason } from '#modules/participation/comments/index.ts';
import type { QueueRequest } from '../../list-queue.ts';
import { CASE_KINDS, type CaseId } from '../../moderation.ts';
import type { QueueCursor } from '../../queue-store.ts';

export const REASONS: readonly SightReason[] = [...HOLD_REASONS, ...HIDING_REASONS];
export const AGES = [1, 2, 7] as const;

const orNothing = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** What the address of the queue says. */
export const deskQuery = z.object({
  kind: orNothing(z.enum(CASE_KINDS)),
  reason: orNothing(z.enum([...HOLD_REASONS, ...HIDING_REASONS])),
  process: orNothing(z.uuid()),
  days: orNothing(z.coerce.number().pipe(z.union(AGES.map((days) => z.literal(days))))),
  after: orNothing(z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/)),
});
export type DeskQuery = z.output<typeof deskQuery>;

export function requestOf(query: DeskQuery): QueueRequest {
  const { kind, reason, days, process } = query;
  return { kind, reason, days, processId: process as ProcessId | undefined, after: cursorOf(query.after) };
}

export function addressOf(query: DeskQuery, next: QueueCursor | null): string {
  const parts = new URLSearchParams();
  for (const name of ['kind', 'reason', 'process', 'days'] as const) {
    if (query[name] !== undefined) parts.set(name, String(query[name]));
  }
  if (next) parts.set('after', `${next.at.getTime()}_${next.id}`);
  const text = parts.toString();
  return text === '' ? '/manage/moderation' : `/manage/moderation?${text}`;
}

function cursorOf(text: string | undefined): QueueCursor | undefined {
  const [time, id] = (text ?? '').split('_');
  return isId(id) ? { at: new Date(Number(time)), id: id as CaseId } : undefined;
}
