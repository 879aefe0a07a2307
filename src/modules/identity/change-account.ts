import type { DistrictId, PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AccountChanged } from './events.ts';
import { findPerson, updatePerson } from './store.ts';

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
  await ctx.transact((inside) =>
    changeColumns(inside, actor.personId, {
      display_name: changes.displayName.replace(/\s+/g, ' ').trim(),
      language: changes.language,
      district_id: changes.districtId,
      organisation_name: changes.organisationName || null,
    }),
  );
  return ok();
}

/** Her district goes, as she took back its use. */
export async function forgetDistrict(ctx: Ctx, personId: PersonId): Promise<void> {
  await updatePerson(ctx, personId, { district_id: null });
}

async function changeColumns(ctx: Ctx, personId: PersonId, changes: Parameters<typeof updatePerson>[2]): Promise<void> {
  const before = await findPerson(ctx, personId);
  await updatePerson(ctx, personId, changes);
  const names = Object.keys(changes) as (keyof typeof changes)[];
  const columns = names.filter((name) => before?.[name] !== changes[name]).map((name) => `people.${name}`);
  if (columns.length === 0) return;
  const hasDistrict = Boolean(changes.district_id);
  await ctx.emit<AccountChanged>({ type: 'account-changed', personId, columns, hasDistrict });
}
