import { isAdministrator } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findVoter, updateVoter, type Voter } from './voter-store.ts';

/** What the city knows of a resident is put right, because she asked: from now on she may take part as it says. */
export async function correctVoter(
  ctx: Ctx,
  personId: PersonId,
  change: Partial<Pick<Voter, 'level' | 'age_from' | 'district_id'>>,
): Promise<Result<void, 'administrators-only' | 'nothing-to-correct'>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const voter = await findVoter(inside, { personId });
    if (!voter) return refuse('nothing-to-correct');
    await updateVoter(inside, voter.id, change);
    return ok();
  });
}

/** What is known of her: for herself, and for whoever answers what she asked. */
export function readVoter(
  ctx: Ctx,
  personId: PersonId,
): Promise<Pick<Voter, 'level' | 'age_from' | 'district_id'> | undefined> {
  const columns = ['voters.level', 'voters.age_from', 'voters.district_id'];
  return ctx.personal.read({ subjects: [personId], columns, purpose: 'account' }, (inside) =>
    findVoter(inside, { personId }),
  );
}
