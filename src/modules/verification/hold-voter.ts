import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { hasOwnAccount } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { useLetter } from './letter-store.ts';
import { mergePeople } from './merge-people.ts';
import type { Proof } from './prove.ts';
import { rollAsVoter } from './roll-store.ts';
import type { VoterId } from './tables.ts';
import { findVoter, insertVoter, lockDocument, updateVoter, type Voter } from './voter-store.ts';

export type NotHeld = 'verified-as-another' | 'verified-by-another' | 'acted-elsewhere' | 'letter-code-used';

/**
 * Makes a person the voter that a proof shows, inside the caller's transaction. Another account's voter is refused: staff
 * decide. What was done without an account under the same document comes over to her, if the proof is a strong one:
 * a number and a birth date alone show nobody what another supports.
 */
export async function holdVoter(ctx: Ctx, proof: Proof, personId: PersonId): Promise<Result<VoterId, NotHeld>> {
  if (proof.letterId && !(await useLetter(ctx, proof.letterId))) return refuse('letter-code-used');
  const voter = await lockDocument(ctx, proof.hashes);
  const own = await findVoter(ctx, { personId });
  if (own && own.id !== voter?.id) return refuse('verified-as-another');
  if (!voter) return ok(await newVoter(ctx, proof, personId));
  if (voter.person_id !== null && voter.person_id !== personId) {
    if (await hasOwnAccount(ctx, voter.person_id)) return refuse('verified-by-another');
    if (proof.level !== 'strong') return refuse('acted-elsewhere');
    await mergePeople(ctx, voter.person_id, personId);
  }
  await updateVoter(ctx, voter.id, { ...changedBy(proof, voter), person_id: personId, left_at: null, lapsed_at: null });
  await rollAsVoter(ctx, personId, voter.id);
  return ok(voter.id);
}

async function newVoter(ctx: Ctx, proof: Proof, personId: PersonId): Promise<VoterId> {
  const id = ctx.newId<VoterId>();
  await insertVoter(ctx, {
    ...{ id, person_id: personId, verified_at: ctx.clock.now(), verified_by: staffOf(ctx, proof) },
    document_hash: proof.hashes[0] ?? '',
    level: proof.level,
    age_from: proof.ageFrom,
    district_id: proof.districtId,
    way: proof.way,
  });
  await rollAsVoter(ctx, personId, id);
  return id;
}

/** A level once reached stays; what a proof does not know does not wipe out what was known. */
function changedBy(proof: Proof, before: Voter): Partial<Voter> {
  return {
    document_hash: proof.hashes[0] ?? before.document_hash,
    level: before.level === 'strong' && before.person_id !== null ? 'strong' : proof.level,
    age_from: proof.ageFrom ?? before.age_from,
    district_id: proof.districtId ?? before.district_id,
    way: before.way === 'desk' && before.person_id !== null ? 'desk' : proof.way,
  };
}

function staffOf(ctx: Ctx, { way }: Proof): PersonId | null {
  return (way === 'desk' || way === 'paper') && ctx.actor.kind === 'person' ? ctx.actor.personId : null;
}
