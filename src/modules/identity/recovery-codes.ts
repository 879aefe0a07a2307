import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { replaceRecoveryCodes } from './factor-store.ts';

const HOW_MANY = 8;
/** No I, L, O, U: nothing that is read as something else (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight new codes in place of the old ones: shown once, kept as keyed hashes. 60 bits each. */
export async function renewRecoveryCodes(ctx: Ctx, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => newCode(ctx));
  await replaceRecoveryCodes(
    ctx,
    personId,
    codes.map((code) => ctx.keys.lookup('recovery-code', `${personId}:${readRecoveryCode(code)}`)),
  );
  return codes;
}

export function recoveryHashes(ctx: Ctx, personId: PersonId, typed: string): string[] {
  return ctx.keys.lookups('recovery-code', `${personId}:${readRecoveryCode(typed)}`);
}

/** As it was meant, however it was typed. */
export function readRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-Z]/g, '');
}

function newCode(ctx: Ctx): string {
  const signs = [...ctx.chance.bytes(12)].map((byte) => SIGNS[byte % 32]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
