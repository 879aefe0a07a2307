import type { Database } from '#platform/ctx.ts';
import type { SearchableText } from './search-vector.ts';

/**
 * Teaches the vocabulary the words of new or changed texts, so that searches find them without accents and with typing
 * errors. Call it once for all texts of a transaction or batch, after `searchVector`; cheap for batches of a thousand.
 */
export async function learnWords(db: Database, texts: readonly SearchableText[]): Promise<void> {
  throw new Error(`Not written yet: ${texts.length} ${typeof db}`);
}
