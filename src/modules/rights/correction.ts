import type { Id, PersonId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';

export type CorrectionId = Id<'correction'>;

/** What is held of her and she cannot change herself. `rights.correct.datum.<datum>` says it in words. */
export const DATA = ['level', 'age-band', 'district', 'census', 'moderation-note'] as const;
export type Datum = (typeof DATA)[number];

/** A datum of one person. */
export interface DatumOf {
  readonly personId: PersonId;
  readonly datum: Datum;
  /** Which of several: the id of a note. */
  readonly about: string | null;
}

export interface Correction extends DatumOf {
  readonly id: CorrectionId;
  /** What she says it should say. */
  readonly wish: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly decision: 'corrected' | 'refused' | null;
  /** To her. */
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

/** What the modules that own the data can do for a correction. */
export interface CorrectionsOf {
  /** What stands there now, in words; null: nothing is held. Written down as a reading. */
  heldNow(ctx: Ctx, reader: Reader, one: DatumOf): Promise<string | null>;
  /** What it can be changed to; `words`: it is written anew; null: it is corrected elsewhere. */
  choices(ctx: Ctx, reader: Reader, datum: Datum): Promise<readonly Choice[] | 'words' | null>;
  /** The owner's use case. @returns the columns that changed, and who keeps a copy */
  correct(ctx: Ctx, one: DatumOf, to: string): Promise<Result<Changed, string>>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Changed {
  readonly columns: readonly string[];
  readonly told: readonly string[];
}

export const SHORTEST_WISH = 3;
export const LONGEST_WISH = 1000;

/** One month after it was asked (GDPR art. 12(3)); where that month has no such day, its last (Regulation 1182/71 art. 3). */
export function dueAfter(asked: Date): Date {
  const due = new Date(asked);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== asked.getUTCDate()) due.setUTCDate(0);
  return due;
}
