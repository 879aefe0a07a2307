import type { FileId } from '#kernel/ids.ts';
import { inLanguage, type LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { updateProcess } from './edit-store.ts';
import { officeOf, wordsOnly } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import type { Category, ProcessWithSteps } from './process.ts';
import { insertCategories, insertDocument, insertProcess, insertStep } from './store.ts';

export interface SeededDocument {
  readonly slug: string;
  readonly title: LocalizedText;
  /** HTML fragment. */
  readonly body: LocalizedText;
}

/** A ready-made process, written as it is: the demo city's. */
export async function seedProcess(
  ctx: Ctx,
  process: ProcessWithSteps,
  categories: readonly Category[],
  documents: readonly SeededDocument[],
): Promise<void> {
  await insertProcess(ctx, process);
  // Changed to what it is already: searches find it from now on.
  await updateProcess(ctx, process);
  for (const step of process.steps) await insertStep(ctx, step);
  await insertCategories(ctx, categories);
  await writeOnRecord(ctx, {
    kind: 'process-published',
    subject: { kind: 'process', id: process.id },
    processId: process.id,
    payload: { ...officeOf(ctx, process), title: wordsOnly(process.title) ?? {}, steps: process.steps.length },
  });
  for (const [position, document] of documents.entries()) {
    const { text, language } = inLanguage(document.body, 'ca');
    const { text: title } = inLanguage(document.title, language);
    const bytes = new TextEncoder().encode(page(title, text, language));
    const file = await ctx.files.put({
      bytes,
      contentType: 'text/html; charset=utf-8',
      name: `${document.slug}.html`,
      kind: 'process-document',
    });
    const paper = {
      id: ctx.newId<string>(),
      processId: process.id,
      title: document.title,
      fileId: file.fileId as FileId,
      contentType: 'text/html',
      size: file.size,
      position,
    };
    await insertDocument(ctx, paper, process.publishedAt ?? process.createdAt);
  }
}

function page(title: string, body: string, language: string): string {
  return `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><title>${title}</title>\n<h1>${title}</h1>\n${body}\n</html>\n`;
}
