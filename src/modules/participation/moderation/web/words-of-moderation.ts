import type { Reader } from '#kernel/reader.ts';
import { HIDING_REASONS, type SightReason } from '#modules/participation/comments/index.ts';
import type { CharacterCount } from '#ui/index.ts';
import { type HoldFacts, LONGEST_WORDS, type Outcome } from '../moderation.ts';

// words: comments.sight.* moderation-desk.held-because.*
/** The same for whoever moderates: what its author reads as "you" is somebody else's here. */
export function reasonsAtDesk(r: Reader, reasons: readonly SightReason[]): string {
  return r.list(reasons.map((reason) => reasonAtDesk(r, reason)));
}

export function reasonAtDesk(r: Reader, reason: SightReason): string {
  return (HIDING_REASONS as readonly string[]).includes(reason)
    ? r.t(`comments.sight.${reason}`)
    : r.t(`moderation-desk.held-because.${reason}`);
}

// words: comments.sight.*
export function reasonsInWords(r: Reader, reasons: readonly SightReason[]): string {
  return r.list(reasons.map((reason) => r.t(`comments.sight.${reason}`)));
}

/** Where it stands, in a word for its author and for whoever reported it. */
// words: moderation.outcome.*
export function outcomeInWords(r: Reader, outcome: Outcome | null): string {
  return r.t(`moderation.outcome.${outcome ?? 'waiting'}`);
}

/** The numbers behind a hold, in sentences. */
// words: moderation-desk.fact.*
export function factsInWords(r: Reader, facts: HoldFacts | null): string[] {
  return Object.entries(facts ?? {}).map(([name, n]) => r.t(`moderation-desk.fact.${name}`, { n: Number(n) }));
}

/** How much fits into the fields of words, for a text area. */
export function wordsLeft({ t }: Reader): CharacterCount {
  return {
    max: LONGEST_WORDS,
    hint: t('moderation.limit', { max: LONGEST_WORDS }),
    left: t('comments.form.left', { n: '{n}' }),
    over: t('comments.form.over', { n: '{n}' }),
  };
}
