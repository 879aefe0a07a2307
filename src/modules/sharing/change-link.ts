import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fitLink, type WhyNoLink, type WordsAndPlace } from './make-link.ts';
import { mayKeepLinks } from './policy.ts';
import { findLink, formerWords, forwardWords, insertLink, reclaimWords, updatePath } from './store.ts';
import type { ThingAt } from './thing.ts';
import { moveUses } from './uses-store.ts';

/** Other words, another place, or both. Words that were printed go on leading where the new ones lead. */
export async function changeLink(
  ctx: Ctx,
  code: string,
  input: WordsAndPlace,
  thingAt: ThingAt,
): Promise<Result<{ code: string }, WhyNoLink | 'link-not-found' | 'link-retired'>> {
  if (!mayKeepLinks(ctx.actor)) return refuse('administrators-only');
  const link = await findLink(ctx, code);
  if (!link?.ownWords || link.code !== code) return refuse('link-not-found');
  if (link.retiredAt) return refuse('link-retired', { date: link.retiredAt });
  const fit = await fitLink(ctx, input, thingAt);
  if (!fit.ok) return fit;
  const { code: words, path } = fit.value;
  return ctx.transact(async (inside) => {
    if (words === code) await updatePath(inside, code, path);
    else if (!(await rename(inside, code, { words, path }))) return refuse('link-words-taken', { words });
    const [before, after] = [`${code} → ${link.path}`, `${words} → ${path}`];
    await inside.noteAct({ act: 'link-changed', subject: { kind: 'link', id: words }, before, after });
    return ok({ code: words });
  });
}

/** False where the words lead somewhere else. Words that this link had before may be taken up again. */
async function rename(ctx: Ctx, code: string, { words, path }: { words: string; path: string }): Promise<boolean> {
  const hadThem = (await formerWords(ctx, code)).includes(words);
  if (hadThem) await reclaimWords(ctx, words, path);
  else if (!(await insertLink(ctx, { code: words, path, ownWords: true }))) return false;
  await forwardWords(ctx, code, words);
  await moveUses(ctx, code, words);
  return true;
}
