import type { PersonId } from '#kernel/ids.ts';
import { seedCorrections } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf } from './demo-files.ts';

/** One request of the demo waits at the desk, one was answered. */
export async function fillCorrections(ctx: Ctx, people: ReadonlyMap<string, PersonId>): Promise<void> {
  const [asks, was] = [...people.values()].slice(20);
  if (!asks || !was) return;
  const at = (days: number) => momentOf(ctx.clock.now(), { days, hour: 11 });
  const answer = { decision: 'corrected', reason: 'Tens raó: al padró hi consta des del març.' } as const;
  await seedCorrections(ctx, [
    {
      ...{ personId: asks, datum: 'age-band', askedAt: at(-9) },
      wish: 'Vaig fer 65 anys a l’octubre i encara surto a la franja de 50 a 64.',
    },
    { personId: was, datum: 'district', wish: 'Visc a l’altre districte des del març.', askedAt: at(-40), answer },
  ]);
}
