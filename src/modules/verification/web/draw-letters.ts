import type { Context } from 'hono';
import { readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { drawShape, type PdfDocument } from '#platform/http/pdf.ts';
import { qrShape } from '#ui/index.ts';
import type { LettersMade, PrintedLetter } from '../print-letters.ts';

/** The window of a DL envelope (ISO 269, address on the right as in Spain), points. */
const WINDOW = { x: 312, y: 128, width: 230 };
const MARGIN = 64;
/** Beside the code, where the eye is when the hand takes the phone. */
const QR = { x: 431, size: 100 };

/** One page a letter: address in the window, what it is about, the code, and what to do. */
export async function drawLetters(
  c: Context<Env>,
  { letters, until }: LettersMade,
): Promise<(document: PdfDocument) => void> {
  const { reader: r, ctx } = c.var;
  const city = await readCity(ctx);
  const { t } = r;
  const { phone, email, address } = city.contact;
  const where = `${ctx.origin}/verify/letter`;
  const qr = qrShape(where);
  const words = {
    city: r.text(city.name),
    title: t('verification-desk.paper.title'),
    why: t('verification-desk.paper.why', { city: r.text(city.name) }),
    code: t('verification-desk.paper.code'),
    how: t('verification-desk.paper.how', { address: where }),
    until: t('verification-desk.paper.until', { date: until }),
    help: t('verification-desk.paper.help', { phone: phone ?? email ?? address ?? '' }),
  };
  return (document) => {
    for (const letter of letters) drawLetter(document, letter, words, qr);
  };
}

type Words = Readonly<Record<'city' | 'title' | 'why' | 'code' | 'how' | 'until' | 'help', string>>;

function drawLetter(
  document: PdfDocument,
  { lines, code }: PrintedLetter,
  words: Words,
  qr: ReturnType<typeof qrShape>,
): void {
  document.addPage({ size: 'A4', margin: MARGIN });
  document.font('strong').fontSize(13).text(words.city, MARGIN, MARGIN);
  document.font('text').fontSize(11.5).text(lines.join('\n'), WINDOW.x, WINDOW.y, { width: WINDOW.width, lineGap: 2 });
  document.font('strong').fontSize(17).text(words.title, MARGIN, 290);
  document.moveDown(0.6).font('text').fontSize(12).text(words.why, { lineGap: 3 });
  document.moveDown(1);
  drawShape(document, qr, { ...QR, y: document.y });
  const beside = { width: QR.x - MARGIN - 16 };
  document.text(words.code, beside);
  document
    .moveDown(0.3)
    .font('strong')
    .fontSize(28)
    .text(code, { ...beside, characterSpacing: 2 });
  document
    .moveDown(0.6)
    .font('text')
    .fontSize(12)
    .text(words.how, { ...beside, lineGap: 3 });
  document.moveDown(0.6).text(words.until);
  document.moveDown(0.6).text(words.help, { lineGap: 3 });
}
