import type { Ctx } from '#platform/ctx.ts';
import { drawCode } from './short-link.ts';
import { findCodeOf, insertLink } from './store.ts';

const LENGTH = 5;
/** So many taken codes in a row say that those of this length are running out. */
const TRIES_A_LENGTH = 6;

/**
 * The code of a page, for ever: made when it is first asked for, the same for whoever asks later or at the same time.
 * Asking writes at most one row a page.
 */
export async function giveCode(ctx: Ctx, path: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const known = await findCodeOf(ctx, path);
    if (known) return known;
    const code = drawCode(ctx.chance, LENGTH + Math.floor(tries / TRIES_A_LENGTH));
    if (await insertLink(ctx, { code, path, ownWords: false })) return code;
  }
}
