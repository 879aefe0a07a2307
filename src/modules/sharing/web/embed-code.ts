import type { Language } from '#kernel/language.ts';
import { CARD_WIDTH } from '../card-kinds.ts';

interface Frame {
  readonly origin: string;
  readonly path: string;
  readonly title: string;
  readonly language: Language;
  readonly height: number;
  /** pixels; left out: as wide as there is room. */
  readonly width?: number | undefined;
}

/** What is pasted into another page. The frame tells the city nothing of the page it stands in. */
export function embedCode({ origin, path, title, language, height, width }: Frame): string {
  const size = width === undefined ? `width="100%" height="${height}"` : `width="${width}" height="${height}"`;
  return `<iframe src="${origin}/embed${path}?lang=${language}" title="${escaped(title)}" ${size} loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}

export function widthWithin(most: number | undefined): number {
  return most === undefined ? CARD_WIDTH : Math.min(CARD_WIDTH, most);
}

/** For a value of HTML or XML, and their text. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
