import sanitizeHtml from 'sanitize-html';

const TAGS = ['p', 'br', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'b', 'i', 'a', 'blockquote'];

/** HTML that residents may be shown: words, lists and links of this site or of the web; everything else is gone. */
export function sanitiseDescription(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'lang'], p: ['lang'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowProtocolRelative: false,
    transformTags: { h1: 'h3', h2: 'h3', div: 'p' },
  }).trim();
}

/** What a facilitator writes in a plain field: paragraphs, "- " lists, "## " headings; who writes tags writes HTML. */
export function descriptionOf(written: string): string {
  const text = written.trim();
  if (/^<[a-z]/i.test(text)) return sanitiseDescription(text);
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockOf)
    .join('\n');
}

/** The same description as it was written; HTML that says more than that stays HTML. */
export function writtenOf(html: string): string {
  const text = html
    .replace(/<h3>(.*?)<\/h3>\s*/gs, '## $1\n\n')
    .replace(/<li>(.*?)<\/li>\s*/gs, '- $1\n')
    .replace(/<ul>\s*(.*?)\s*<\/ul>\s*/gs, '$1\n\n')
    .replace(/<p>(.*?)<\/p>\s*/gs, '$1\n\n')
    .replace(/<br\s*\/?>\s*/g, '\n');
  if (/<[a-z/]/i.test(text)) return html;
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return plain.trim();
}

function blockOf(block: string): string {
  const lines = block.split('\n').map((line) => line.trim());
  if (lines.every((line) => line.startsWith('- '))) {
    return `<ul>\n${lines.map((line) => `<li>${escaped(line.slice(2))}</li>`).join('\n')}\n</ul>`;
  }
  if (lines.length === 1 && block.startsWith('## ')) return `<h3>${escaped(block.slice(3))}</h3>`;
  return `<p>${lines.map(escaped).join('<br>')}</p>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
