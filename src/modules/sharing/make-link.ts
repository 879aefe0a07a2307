import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayKeepLinks } from './policy.ts';
import { areFitWords, pathHere, readCode, WORDS_LEAST, WORDS_MOST } from './short-link.ts';
import { insertLink } from './store.ts';
import type { ThingAt } from './thing.ts';

export interface WordsAndPlace {
  readonly words: string;
  /** A path of this city, or a whole address of it. */
  readonly to: string;
}

export type WhyNoLink = 'administrators-only' | 'link-words-unfit' | 'link-words-taken' | 'link-leads-nowhere';

/** A short address in the staff's own words. It leads to a page of this city that everybody may read, and nowhere else. */
export async function makeLink(
  ctx: Ctx,
  input: WordsAndPlace,
  thingAt: ThingAt,
): Promise<Result<{ code: string }, WhyNoLink>> {
  if (!mayKeepLinks(ctx.actor)) return refuse('administrators-only');
  const fit = await fitLink(ctx, input, thingAt);
  if (!fit.ok) return fit;
  const { code, path } = fit.value;
  return ctx.transact(async (inside) => {
    if (!(await insertLink(inside, { code, path, ownWords: true }))) return refuse('link-words-taken', { words: code });
    await inside.noteAct({ act: 'link-made', subject: { kind: 'link', id: code }, after: path });
    return ok({ code });
  });
}

/** The words as they are kept and the path; what is wrong with them, where something is. */
export async function fitLink(
  ctx: Ctx,
  { words, to }: WordsAndPlace,
  thingAt: ThingAt,
): Promise<Result<{ code: string; path: string }, 'link-words-unfit' | 'link-leads-nowhere'>> {
  const code = readCode(words);
  if (!areFitWords(code)) return refuse('link-words-unfit', { least: WORDS_LEAST, most: WORDS_MOST });
  const path = pathHere(to, ctx.origin);
  // As a visitor: what only some may read is not announced in public.
  const thing = path === null ? null : await thingAt(ctx.as({ kind: 'visitor' }), path);
  return thing ? ok({ code, path: thing.path }) : refuse('link-leads-nowhere');
}
