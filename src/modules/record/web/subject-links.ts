import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { RecordItem } from '../record.ts';

/** Where the thing an entry speaks of can be read today, and its name there. */
export interface SubjectLink {
  readonly href: string;
  /** null where the sentence already names it. */
  readonly title: LocalizedText | null;
}

/**
 * The record holds no words of residents, so it cannot name a proposal; the modules above can. They are asked once for
 * a page, and hand themselves in where the house is put together (`recordRoutes(links)`).
 *
 * @returns links by `seq`; an entry without one is shown without
 */
export type SubjectLinks = (
  ctx: Ctx,
  entries: readonly (Pick<RecordItem, 'seq' | 'subject'> & { readonly processId: ProcessId | null })[],
) => Promise<ReadonlyMap<number, SubjectLink>>;

export const noLinks: SubjectLinks = async () => new Map();
