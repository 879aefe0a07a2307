import type { PdfDocument } from '#platform/http/pdf.ts';

const MARGIN = 72;
const INK = '#191a1f';

/** A plain paper: its title, then paragraphs, "## " headings and "- " lists, page after page. */
export function drawPaper(text: string): (document: PdfDocument) => void {
  const [title = '', ...blocks] = text.split(/\n\s*\n/);
  return (document) => {
    document.addPage({ margin: MARGIN });
    document.fillColor(INK).font('strong').fontSize(20).text(title).moveDown();
    for (const block of blocks) drawBlock(document, block);
  };
}

function drawBlock(document: PdfDocument, block: string): void {
  if (block.startsWith('## ')) {
    document.moveDown(0.5).font('strong').fontSize(14).text(block.slice(3)).moveDown(0.5);
    return;
  }
  const lines = block.split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  document.font('text').fontSize(11.5);
  for (const line of lines) {
    if (isList) document.text(`–  ${line.slice(2)}`, { indent: 12, lineGap: 3 });
    else document.text(line, { lineGap: 3 });
  }
  document.moveDown(0.8);
}
