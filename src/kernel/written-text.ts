/** The heading that "## " becomes: the one that fits under the page's own. */
export type WrittenHeading = 'h2' | 'h3';

/** Whoever writes tags writes HTML; the others write plain lines. */
export function isHtml(written: string): boolean {
  return /^\s*<[a-z]/i.test(written);
}

/** What staff write in a plain field, as HTML: paragraphs, "- " lists, "## " headings. */
export function htmlOfWritten(written: string, heading: WrittenHeading): string {
  return written
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => blockOf(block, heading))
    .join('\n');
}

/** The same as it was written; HTML that says more than that stays HTML. */
export function writtenOfHtml(html: string, heading: WrittenHeading): string {
  const text = html
    .replace(new RegExp(`<${heading}>(.*?)</${heading}>\\s*`, 'gs'), '## $1\n\n')
    .replace(/<li>(.*?)<\/li>\s*/gs, '- $1\n')
    .replace(/<ul>\s*(.*?)\s*<\/ul>\s*/gs, '$1\n\n')
    .replace(/<p>(.*?)<\/p>\s*/gs, '$1\n\n')
    .replace(/<br\s*\/?>\s*/g, '\n');
  if (/<[a-z/]/i.test(text)) return html;
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return plain.trim();
}

function blockOf(block: string, heading: WrittenHeading): string {
  const lines = block.split('\n').map((line) => line.trim());
  if (lines.every((line) => line.startsWith('- '))) {
    return `<ul>\n${lines.map((line) => `<li>${escaped(line.slice(2))}</li>`).join('\n')}\n</ul>`;
  }
  if (lines.length === 1 && block.startsWith('## ')) return `<${heading}>${escaped(block.slice(3))}</${heading}>`;
  return `<p>${lines.map(escaped).join('<br>')}</p>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
