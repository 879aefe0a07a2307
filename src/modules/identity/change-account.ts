import type { DistrictId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { updatePerson } from './store.ts';

export interface AccountChanges {
  /** The name others see; empty to sign as "a resident". */
  readonly displayName: string;
  readonly language: Language;
  readonly districtId: DistrictId | null;
  /** Writes on behalf of this organisation when she chooses to; empty for none. */
  readonly organisationName: string;
}

export async function changeAccount(
  ctx: Ctx,
  changes: AccountChanges,
): Promise<Result<void, 'sign-in-needed' | 'name-looks-like-address'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  // Names are public: an address or a telephone number typed here by mistake would be too.
  if (/@|\d{7,}/.test(changes.displayName.replace(/[\s.-]/g, ''))) return refuse('name-looks-like-address');
  await updatePerson(ctx, actor.personId, {
    display_name: changes.displayName.replace(/\s+/g, ' ').trim(),
    language: changes.language,
    district_id: changes.districtId,
    organisation_name: changes.organisationName || null,
  });
  return ok();
}
