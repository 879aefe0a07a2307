import type { Purpose, TableDeclaration } from '#kernel/personal-data.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';

type LimitKind = 'restricted' | 'objected';

/** One purpose for which her data is used, and what of it she may stop. */
export interface LimitablePurpose {
  readonly purpose: Purpose;
  /** May be restricted while something is checked (GDPR art. 18): any purpose but those that keep the account. */
  readonly mayRestrict: boolean;
  /** May be objected to (GDPR art. 21): where the basis is a public task or a legitimate interest. */
  readonly mayObject: boolean;
}

/** They keep the account and guard it: they end when it is erased. */
const NEEDED: readonly Purpose[] = ['account', 'security'];

/** The purposes that any module declares, each with what a person may do about it. */
export function limitablePurposes(declared: readonly TableDeclaration[]): LimitablePurpose[] {
  const columns = declared.flatMap(({ personal }) => Object.values(personal));
  const purposes = [...new Set(columns.map(({ purpose }) => purpose))].filter((one) => !NEEDED.includes(one));
  return purposes.map((purpose) => {
    const bases = columns.filter((column) => column.purpose === purpose).map(({ legalBasis }) => legalBasis);
    const mayObject = bases.some((basis) => basis === 'public-task' || basis === 'legitimate-interest');
    return { purpose, mayRestrict: true, mayObject };
  });
}

/** Restricts a purpose, objects to it, or lifts either (`null`). Holds from this moment on. */
export async function limitPurpose(
  ctx: Ctx,
  declared: readonly TableDeclaration[],
  wish: { readonly purpose: string; readonly kind: LimitKind | null },
): Promise<Result<void, 'sign-in-needed' | 'purpose-not-limitable'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const found = limitablePurposes(declared).find(({ purpose }) => purpose === wish.purpose);
  if (!found || (wish.kind === 'objected' && !found.mayObject)) return refuse('purpose-not-limitable');
  await ctx.personal.setLimit(actor.personId, found.purpose, wish.kind);
  return ok();
}
