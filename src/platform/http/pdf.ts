import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { CHECKOUT } from '../checkout.ts';
import { contentDisposition } from './download.ts';
import type { Env } from './env.ts';

/** A document being drawn: fonts `text` and `strong`, points from the top left corner (72 to an inch). */
export type PdfDocument = PDFKit.PDFDocument;

const FONTS = join(CHECKOUT, 'node_modules', '@expo-google-fonts', 'atkinson-hyperlegible-next');

/** Answers with a PDF to be printed: A4, our own letters embedded. `draw` adds every page. */
export async function sendPdf(c: Context<Env>, name: string, draw: (document: PdfDocument) => void): Promise<Response> {
  const { default: Document } = await import('pdfkit');
  const lang = c.var.reader.language;
  const document = new Document({ size: 'A4', autoFirstPage: false, lang, info: { Title: name } });
  document.registerFont('text', join(FONTS, '400Regular', 'AtkinsonHyperlegibleNext_400Regular.ttf'));
  document.registerFont('strong', join(FONTS, '700Bold', 'AtkinsonHyperlegibleNext_700Bold.ttf'));
  draw(document);
  document.end();
  return new Response(Readable.toWeb(document as unknown as Readable) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`${name}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}
