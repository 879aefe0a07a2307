import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countCensus, findInCensus } from './census-store.ts';
import { holdVoter, type NotHeld } from './hold-voter.ts';
import { lockDocument } from './voter-store.ts';

/** Whom the city knows by a document; null: nobody. */
export async function personOfDocument(ctx: Ctx, hashes: readonly string[]): Promise<PersonId | null> {
  return (await lockDocument(ctx, hashes))?.person_id ?? null;
}

/**
 * The person behind a paper form: her account, the one who acted for her before, or a new one without an account. Where the
 * city has a census she must stand in it, or have been verified.
 */
export async function voterOnPaper(
  ctx: Ctx,
  hashes: readonly string[],
): Promise<Result<PersonId, NotHeld | 'paper-not-in-census'>> {
  const known = await lockDocument(ctx, hashes);
  if (known?.person_id && known.lapsed_at === null) return ok(known.person_id);
  const census = await findInCensus(ctx, hashes);
  if (!census && (await countCensus(ctx)) > 0) return refuse('paper-not-in-census');
  const personId = known?.person_id ?? (await openPersonWithoutEmail(ctx));
  const facts = { ageFrom: census?.age_from ?? null, districtId: census?.district_id ?? null };
  const held = await holdVoter(ctx, { hashes, way: 'paper', level: 'basic', ...facts }, personId);
  return held.ok ? ok(personId) : held;
}
