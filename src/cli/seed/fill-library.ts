import type { ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { type SeededDocument, seedLibrary } from '#modules/library/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keptPdf } from '#platform/http/pdf.ts';
import { type DemoMoment, momentOf, readDemo } from './demo-files.ts';
import { drawPaper } from './draw-paper.ts';

interface DemoDocument {
  readonly slug: string;
  readonly kind: SeededDocument['kind'];
  /** Key of a process; without it, the city's. */
  readonly process?: string;
  readonly dated: DemoMoment;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly versions: readonly DemoVersion[];
}

interface DemoVersion {
  readonly at: DemoMoment;
  readonly languages: readonly Language[];
  readonly name: string;
  readonly note: LocalizedText;
  /** Of a PDF: the title first, then paragraphs, "## " headings and "- " lists. */
  readonly text?: string;
  readonly csv?: string;
}

/** What stands in the library of the demo city: papers drawn with the house's own letters, and a file of data. */
export async function fillLibrary(
  ctx: Ctx,
  processes: ReadonlyMap<string, { readonly id: ProcessId }>,
): Promise<number> {
  const documents: SeededDocument[] = [];
  for (const { process, dated, versions, ...about } of readDemo<DemoDocument[]>('documents.json')) {
    const processId = process ? processes.get(process)?.id : null;
    if (processId === undefined) throw new Error(`demo/vallserena/documents.json names ${process}, which is not there`);
    const kept: SeededDocument['versions'][number][] = [];
    for (const version of versions) kept.push(await versionOf(ctx, about.title, version));
    const day = momentOf(ctx.clock.now(), dated).toISOString().slice(0, 10);
    documents.push({ ...about, processId, dated: day, versions: kept });
  }
  return seedLibrary(ctx, documents);
}

async function versionOf(
  ctx: Ctx,
  titles: LocalizedText,
  { at, languages, name, note, text, csv }: DemoVersion,
): Promise<SeededDocument['versions'][number]> {
  const [language = 'ca'] = languages;
  const about = { title: textIn(titles, language), language };
  const bytes = text === undefined ? new TextEncoder().encode(csv) : await keptPdf(about, drawPaper(text));
  const contentType = text === undefined ? 'text/csv; charset=utf-8' : 'application/pdf';
  return { file: { name, contentType, bytes }, languages, note, publishedAt: momentOf(ctx.clock.now(), at) };
}
