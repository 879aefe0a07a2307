import sanitizeHtml from 'sanitize-html';

/**
 * The words of someone else's HTML as the plain text we keep: blocks become paragraphs, list items lines, a link keeps
 * its address beside its words; scripts, styles and forms leave nothing. What comes out holds no markup at all. Takes time
 * in proportion to the text, whatever stands in it.
 */
export function textOfHtml(html: string): string {
  const lines = lineBreaksKept(html);
  const clean = isPlain(lines) ? lines : sanitized(lines);
  return withoutEntities(wordsOf(clean))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const BLOCKS = [
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'table',
  'tr',
  'section',
  'article',
];

/** Nothing but paragraphs and line breaks, as most texts are: there is nothing to sanitise. */
function isPlain(html: string): boolean {
  return !/[<&\0]/.test(html.replace(/<(?:\/?p|br ?\/?)>/g, ''));
}

function sanitized(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...BLOCKS, 'a', 'br', 'li'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https'],
  });
}

/** In HTML a line break is a space; in a text without any blocks an empty line parts paragraphs. */
function lineBreaksKept(html: string): string {
  const lines = html.split(/\r\n?|\n/).map((line) => line.trim());
  if (/<(p|br|div|li)\b/i.test(html)) return lines.join(' ');
  return lines.map((line) => line || '<p></p>').join(' ');
}

/** The sanitiser closes every tag and quotes every attribute: what is left are its own few tags, and words. */
function wordsOf(clean: string): string {
  const out: string[] = [];
  let link: { address: string; from: number } | null = null;
  for (const [token, tag = '', attributes = ''] of clean.matchAll(/<(\/?[a-z0-9]+)([^>]*)>|[^<]+/g)) {
    if (tag === '') out.push(token);
    else if (tag === 'br') out.push('\n');
    else if (tag === 'li') out.push('\n– ');
    else if (tag === 'a') link = { address: /href="(https?:[^"]*)"/.exec(attributes)?.[1] ?? '', from: out.length };
    else if (tag === '/a' && link) {
      const words = linkAsText(out.splice(link.from).join(''), link.address);
      // An address glued to the word before it would be no address.
      out.push(/[\p{L}\p{N}.,;:]$/u.test(out.at(-1) ?? '') && words.startsWith('http') ? ` ${words}` : words);
      link = null;
    } else if (tag !== '/li') out.push('\n\n');
  }
  return out.join('');
}

function linkAsText(label: string, address: string): string {
  if (address === '' || label.includes(address)) return label;
  return label.trim() === '' ? ` ${address} ` : `${label} (${address})`;
}

/** The sanitiser writes exactly these; `&amp;` last, so that what was escaped twice stays escaped once. */
function withoutEntities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&amp;/g, '&');
}
