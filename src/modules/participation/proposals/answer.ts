import type { PersonId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';

export const VERDICTS = ['accepted', 'partly', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the city says: the word, the reasons, the money, the time. */
export interface AnswerText {
  readonly verdict: Verdict;
  /** The reasons; the first paragraph is shown as the sentence. */
  readonly text: LocalizedText;
  readonly cost: Cents | null;
  readonly period: Period | null;
}

/** When it is done: calendar days (YYYY-MM-DD), or words where there is no day yet ("Second term"), or both. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  readonly words: LocalizedText;
}

export interface ProposalAnswer extends AnswerText {
  readonly proposalId: ProposalId;
  readonly state: 'prepared' | 'published';
  readonly preparedBy: PersonId | null;
  readonly preparedAt: Date;
  readonly publishedBy: PersonId | null;
  /** null where an import brought the answer without its date. */
  readonly publishedAt: Date | null;
  readonly correctedAt: Date | null;
}

/** What a published answer said before it was corrected or taken back. */
export interface AnswerVersion extends AnswerText {
  readonly replacedAt: Date;
}

/** A published answer may be taken back this long by whoever published it; after that it can only be corrected. */
export const UNDO_MINUTES = 30;

/** Blanks an officer may leave in a text prepared for many proposals. */
export const PLACEHOLDERS = ['title', 'number', 'supports', 'district'] as const;
export type PlaceholderValues = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

/** Puts each proposal's own words into a text written for many: "{title}" and the other PLACEHOLDERS. */
export function fillPlaceholders(text: LocalizedText, values: PlaceholderValues): LocalizedText {
  const fill = (words: string) =>
    words.replace(/\{(title|number|supports|district)\}/g, (_, name: keyof PlaceholderValues) => values[name]);
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, fill(words)]));
}

/** Whether the one who published it may still take it back. */
export function mayTakeBack(
  answer: Pick<ProposalAnswer, 'state' | 'publishedAt' | 'publishedBy'>,
  personId: PersonId,
  now: Date,
): boolean {
  if (answer.state !== 'published' || !answer.publishedAt || answer.publishedBy !== personId) return false;
  return now.getTime() < answer.publishedAt.getTime() + UNDO_MINUTES * 60_000;
}
