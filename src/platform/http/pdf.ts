import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { Language } from '#kernel/language.ts';
import { CHECKOUT } from '../checkout.ts';
import { contentDisposition } from './download.ts';
import type { Env } from './env.ts';

/** A document being drawn: fonts `text` and `strong`, points from the top left corner (72 to an inch). */
export type PdfDocument = PDFKit.PDFDocument;

const FONTS = join(CHECKOUT, 'node_modules', '@expo-google-fonts', 'atkinson-hyperlegible-next');

/** Answers with a PDF to be printed. `draw` adds every page. */
export async function sendPdf(c: Context<Env>, name: string, draw: (document: PdfDocument) => void): Promise<Response> {
  return new Response(await drawnPdf({ title: name, language: c.var.reader.language }, draw), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`${name}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}

/** A PDF to be kept. `draw` adds every page. */
export async function keptPdf(about: PdfTitle, draw: (document: PdfDocument) => void): Promise<Uint8Array> {
  return new Uint8Array(await new Response(await drawnPdf(about, draw)).arrayBuffer());
}

export interface PdfTitle {
  readonly title: string;
  readonly language: Language;
}

/** A4, our own letters embedded. */
async function drawnPdf(
  { title, language: lang }: PdfTitle,
  draw: (document: PdfDocument) => void,
): Promise<ReadableStream<Uint8Array>> {
  const { default: Document } = await import('pdfkit');
  const document = new Document({ size: 'A4', autoFirstPage: false, lang, info: { Title: title } });
  document.registerFont('text', join(FONTS, '400Regular', 'AtkinsonHyperlegibleNext_400Regular.ttf'));
  document.registerFont('strong', join(FONTS, '700Bold', 'AtkinsonHyperlegibleNext_700Bold.ttf'));
  draw(document);
  document.end();
  return Readable.toWeb(document as unknown as Readable) as ReadableStream<Uint8Array>;
}

/** A dark shape on a white square of `size` points; `path` is SVG path data inside a square of `side`. */
export function drawShape(
  document: PdfDocument,
  { side, path }: { readonly side: number; readonly path: string },
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const before = { x: document.x, y: document.y };
  document
    .save()
    .translate(x, y)
    .scale(size / side);
  document.rect(0, 0, side, side).fill('#fff').path(path).fill('#000').restore().fillColor('#000');
  Object.assign(document, before);
}
