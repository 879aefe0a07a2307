import { at, NUMBER, SLUG } from './paths.ts';

/** What other pages can show in a frame, and how high the frame is that holds it without scrolling on a phone. */
const KINDS = [
  { kind: 'process', path: at(`/processes/${SLUG}`), height: 380 },
  { kind: 'proposal', path: at(`/processes/${SLUG}/proposals/${NUMBER}`), height: 420 },
  { kind: 'result', path: at(`/processes/${SLUG}/budget/${SLUG}/result`), height: 560 },
  { kind: 'conversation', path: at(`/processes/${SLUG}/conversation/${SLUG}`), height: 680 },
] as const;

export interface CardPlace {
  readonly kind: (typeof KINDS)[number]['kind'];
  readonly parts: readonly string[];
  /** pixels */
  readonly height: number;
}

/** pixels */
export const CARD_WIDTH = 600;

/** Of which kind the card of a path is; null where there is none. */
export function cardPlace(path: string): CardPlace | null {
  for (const { kind, path: pattern, height } of KINDS) {
    const match = pattern.exec(path);
    if (match) return { kind, parts: match.slice(1), height };
  }
  return null;
}
