import type { Reader } from '#kernel/reader.ts';
import type { PaperLink, ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listPublished } from '../list-store.ts';
import { fileInWords } from './file-words.ts';

const MOST = 5;

/** The latest documents about a process, for its page. Whoever sees the page may read them. */
export async function papersOf(ctx: Ctx, r: Reader, { id }: Pick<ProcessWithSteps, 'id'>): Promise<PaperLink[]> {
  const documents = await listPublished(ctx, { readable: [id], of: id }, { limit: MOST });
  return documents.map(({ slug, title: titles, newest }) => {
    const { text: title, language } = r.textWithLanguage(titles);
    const lang = r.foreign(language);
    return { href: `/documents/${slug}`, title, lang, note: fileInWords(r, newest) };
  });
}
