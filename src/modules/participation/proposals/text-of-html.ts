import sanitizeHtml from 'sanitize-html';

/**
 * The words of someone else's HTML as the plain text we keep: blocks become paragraphs, list items lines, a link keeps
 * its address beside its words; scripts, styles and forms leave nothing. What comes out holds no markup at all.
 */
export function textOfHtml(html: string): string {
  const withBreaks = html
    .replace(/\r\n?/g, '\n')
    .replace(/\s*\n\s*/g, (gap) => (/\n\s*\n/.test(gap) && !/<(p|br|div|li)\b/i.test(html) ? '\n\n' : ' '))
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n– ')
    .replace(/<\/?(p|div|h[1-6]|ul|ol|blockquote|table|tr|section|article)\b[^>]*>/gi, '\n\n')
    .replace(/<a\b[^>]*\bhref\s*=\s*["']?(https?:\/\/[^"'\s>]+)["']?[^>]*>([\s\S]*?)<\/a>/gi, linkAsText);
  const words = sanitizeHtml(withBreaks, { allowedTags: [], allowedAttributes: {} });
  return withoutEntities(words)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function linkAsText(_: string, address: string, label: string): string {
  return label.includes(address) || label.replace(/<[^>]*>/g, '').trim() === ''
    ? ` ${address} `
    : `${label} (${address})`;
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
