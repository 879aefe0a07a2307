import type { FileId, Id, ProcessId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

export type NewsId = Id<'news'>;

/** scheduled: a job publishes it in its time · withdrawn: its address says so, and why. */
export type NewsState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

export interface NewsWords {
  readonly title: LocalizedText;
  readonly lede: LocalizedText;
  /** Sanitised HTML. */
  readonly body: LocalizedText;
}

export interface NewsPicture {
  readonly fileId: FileId;
  readonly smallFileId: FileId;
  /** Pixels of the large one. */
  readonly width: number;
  readonly height: number;
  /** What is seen, in words. */
  readonly alt: LocalizedText;
}

/** Something the city, or one of its processes, tells. */
export interface NewsItem extends NewsWords {
  readonly id: NewsId;
  /** Part of its address: lower-case ASCII, unique. */
  readonly slug: string;
  /** null: the city's own. */
  readonly processId: ProcessId | null;
  readonly state: NewsState;
  readonly picture: NewsPicture | null;
  /** When it is to be published. */
  readonly publishAt: Date | null;
  readonly publishedAt: Date | null;
  readonly correctedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: LocalizedText;
  readonly updatedAt: Date;
}

/** What was put right after it was published: said for good, with its date. */
export interface Correction {
  readonly at: Date;
  readonly note: LocalizedText;
}

export interface NewsGap {
  readonly field: 'title' | 'body' | 'alt';
  readonly language: Language;
}

/** What is missing before everybody may read it: in each language it is begun in, a title, a text, a picture's words. */
export function gapsOf({
  title,
  lede,
  body,
  picture,
}: NewsWords & { readonly picture: Pick<NewsPicture, 'alt'> | null }): NewsGap[] {
  const alt = picture?.alt ?? {};
  const begun = LANGUAGES.filter((one) => [title, lede, body, alt].some((text) => text[one]));
  return begun.flatMap((language): NewsGap[] => [
    ...(title[language] ? [] : [{ field: 'title' as const, language }]),
    ...(body[language] ? [] : [{ field: 'body' as const, language }]),
    ...(picture && !alt[language] ? [{ field: 'alt' as const, language }] : []),
  ]);
}

/** Everybody may have read it: it is corrected or withdrawn, not rewritten or thrown away. */
export function wasPublic({ state }: Pick<NewsItem, 'state'>): boolean {
  return state === 'published' || state === 'withdrawn';
}
