import type { RawBuilder } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Database } from '#platform/ctx.ts';

export interface SimilarSource {
  readonly table: string;
  readonly id: string;
  readonly title: string;
  readonly vector: string;
  readonly where?: RawBuilder<unknown>;
}

export interface SimilarText {
  readonly language: Language;
  readonly title: string;
  readonly body?: string;
}

export interface SimilarRow {
  readonly id: string;
  readonly title: string;
  /** 0 to 1: the weight of the words both share; 1 is the same title. */
  readonly likeness: number;
}

/** Rows that say nearly the same, most alike first; none where nothing is alike enough to be worth reading. */
export async function findSimilar(
  db: Database,
  source: SimilarSource,
  text: SimilarText,
  most = 5,
): Promise<SimilarRow[]> {
  throw new Error(`Not written yet: ${source.table} ${text.title} ${most} ${typeof db}`);
}
