import type { DistrictId, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VoterId } from './tables.ts';
import type { Level } from './taking-part.ts';
import { insertVoter } from './voter-store.ts';

/** A verified resident of the demo city. */
export interface SeededVoter {
  readonly personId: PersonId;
  /** Any text of her own: only its keyed hash is kept. */
  readonly document: string;
  readonly level: Level;
  readonly ageFrom: number;
  readonly districtId: DistrictId | null;
}

export async function seedVoters(ctx: Ctx, voters: readonly SeededVoter[]): Promise<void> {
  for (const { personId, document, level, ageFrom, districtId } of voters) {
    await insertVoter(ctx, {
      ...{ id: ctx.newId<VoterId>(), person_id: personId, document_hash: ctx.keys.lookup('document', document) },
      // As from a desk: loading a census does not take them away.
      ...{ level, age_from: ageFrom, district_id: districtId, way: 'desk', verified_at: ctx.clock.now() },
    });
  }
}
