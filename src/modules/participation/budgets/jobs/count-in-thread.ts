import { workThread } from '#platform/work-thread.ts';
import type { Count } from '../count-budget.ts';

/** Counting a large city takes a second: it is done beside the requests. */
export function countInThread(): Count {
  return workThread('count-thread', import.meta.url);
}
