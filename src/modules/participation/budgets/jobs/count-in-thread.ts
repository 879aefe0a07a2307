import { workThread } from '#platform/work-thread.ts';
import type { Counter } from '../count-budget.ts';
import type { PotToCount } from '../count-pot.ts';
import type { CountedLoser, CountedPot } from '../counted-pot.ts';
import type { PotToTry, Tried, Trier } from '../try-both.ts';

export type PotAsked =
  | { readonly asked: 'count' | 'losers'; readonly pot: PotToCount }
  | { readonly asked: 'try'; readonly pot: PotToTry };

/** Counting a large city takes a second, asking its losers a minute: both are done beside the requests. */
export function countInThread(): Counter {
  const ask = workThread<PotAsked, unknown>('count-thread', import.meta.url);
  return {
    count: async (pot) => (await ask({ asked: 'count', pot })) as CountedPot,
    losers: async (pot) => (await ask({ asked: 'losers', pot })) as CountedLoser[],
  };
}

/** A thread of its own: whoever tries a rule does not wait until a large city's losers are asked. */
export function tryInThread(): Trier {
  const ask = workThread<PotAsked, Tried>('count-thread', import.meta.url);
  return (pot) => ask({ asked: 'try', pot });
}
