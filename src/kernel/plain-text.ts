/** A stretch of a paragraph; one with an address is a link. */
export interface Stretch {
  readonly text: string;
  readonly href?: string;
}

/** A name inside a sentence keeps its own direction (Unicode's first strong isolate). */
export function isolatedName(name: string): string {
  return `\u2068${name}\u2069`;
}

const ADDRESS = /https?:\/\/[^\s<>"”»)]+[^\s<>"”»).,;:!?]/gu;

/** Plain text as it is shown: paragraphs of lines, addresses made links. */
export function paragraphsOf(body: string): Stretch[][][] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => paragraph.split('\n').map(stretchesOf));
}

/** The beginning of a text in one line, cut at a word. */
export function beginningOf(body: string, length = 160): string {
  const line = body.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > length / 2 ? end : length).replace(/[\s,;:.–-]+$/, '')}…`;
}

function stretchesOf(line: string): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const found of line.matchAll(ADDRESS)) {
    if (found.index > end) stretches.push({ text: line.slice(end, found.index) });
    stretches.push({ text: found[0], href: found[0] });
    end = found.index + found[0].length;
  }
  if (end < line.length) stretches.push({ text: line.slice(end) });
  return stretches;
}
