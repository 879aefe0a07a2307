import type { Reader } from '#kernel/reader.ts';
import type { PaperChoice } from '#modules/participation/processes/index.ts';
import { drawShape, type PdfDocument } from '#platform/http/pdf.ts';
import { qrShape } from '#ui/index.ts';

const MARGIN = 50;
const PAGE = { width: 595, height: 842 };
const BOX = 11;
const QR = 78;

export interface FormToPrint {
  readonly question: string;
  readonly step: string;
  readonly closes: string;
  readonly choices: readonly PaperChoice[];
  /** How it is filled in. */
  readonly limit: string;
  readonly serials: readonly string[];
  /** Where the same is done on a screen. */
  readonly address: string;
}

/** A form on A4: what is asked, a box for each choice, who signs, and the serial on every page. */
export function drawForms(form: FormToPrint, r: Reader): (document: PdfDocument) => void {
  return (document) => {
    for (const serial of form.serials) drawForm(document, form, serial, r);
  };
}

function drawForm(document: PdfDocument, form: FormToPrint, serial: string, r: Reader): void {
  const width = PAGE.width - 2 * MARGIN;
  startPage(document, serial, r);
  document.font('strong').fontSize(17).text(form.question, MARGIN, 92, { width });
  document.moveDown(0.3).font('text').fontSize(11.5).text(form.step, { width });
  document.moveDown(0.3).text(form.limit, { width });
  document.moveDown(0.8);
  for (const choice of form.choices) {
    const cost = choice.cost === undefined ? '' : ` (${r.money(choice.cost)})`;
    const text = `${choice.key}  ${choice.title}${cost}`;
    document.font('text').fontSize(11.5);
    const height = document.heightOfString(text, { width: width - 26 });
    if (document.y + height > PAGE.height - 70) startPage(document, serial, r);
    const { y } = document;
    document
      .rect(MARGIN, y + 1, BOX, BOX)
      .lineWidth(0.9)
      .stroke();
    document.text(text, MARGIN + 22, y, { width: width - 26 });
    document.moveDown(0.45);
  }
  if (document.y > PAGE.height - 320) startPage(document, serial, r);
  drawSigner(document, form, r);
}

function startPage(document: PdfDocument, serial: string, { t }: Reader): void {
  document.addPage({ size: 'A4', margin: MARGIN });
  document.font('text').fontSize(10).text(t('paper-desk.paper.form'), MARGIN, 44, { lineBreak: false });
  document
    .font('strong')
    .fontSize(15)
    .text(serial, PAGE.width - MARGIN - 200, 40, { width: 200, align: 'right' });
  document.font('text').fontSize(11.5);
  document.x = MARGIN;
  document.y = 92;
}

function drawSigner(document: PdfDocument, { closes, address }: FormToPrint, { t }: Reader): void {
  const width = PAGE.width - 2 * MARGIN;
  document.moveDown(1).font('strong').fontSize(12).text(t('paper-desk.paper.you'), MARGIN, document.y, { width });
  for (const label of ['document', 'name', 'signature']) {
    // words: paper-desk.paper.document paper-desk.paper.name paper-desk.paper.signature
    document
      .moveDown(1.1)
      .font('text')
      .fontSize(11.5)
      .text(t(`paper-desk.paper.${label}`), MARGIN, document.y, { width: 170, lineBreak: false });
    const line = document.y + 12;
    document
      .moveTo(MARGIN + 180, line)
      .lineTo(PAGE.width - MARGIN, line)
      .lineWidth(0.6)
      .stroke();
    document.y = line;
  }
  document.moveDown(1.4).fontSize(10).text(t('paper-desk.paper.kept'), MARGIN, document.y, { width, lineGap: 2 });
  if (closes) document.moveDown(0.4).text(t('paper-desk.paper.until', { date: closes }), { width });
  // For whoever would rather do it on a phone, and for whoever helps her.
  document.moveDown(0.6);
  const { y } = document;
  drawShape(document, qrShape(address), { x: MARGIN - 8, y, size: QR });
  document.text(t('paper-desk.paper.online', { address }), MARGIN + QR + 6, y + QR / 2 - 12, { width: width - QR - 6 });
}
