import { z } from 'zod';

/** What stands in the address of the record's pages. */
export const recordQuery = z.object({
  kind: z
    .string()
    .regex(/^[a-z-]{1,64}$/)
    .optional()
    .catch(undefined),
  process: z.uuid().optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export type RecordQuery = z.output<typeof recordQuery>;

export function recordAddress({ kind, process, before }: RecordQuery): string {
  const search = new URLSearchParams();
  if (kind !== undefined) search.set('kind', kind);
  if (process !== undefined) search.set('process', process);
  if (before !== undefined) search.set('before', String(before));
  return search.size === 0 ? '/record' : `/record?${search}`;
}
