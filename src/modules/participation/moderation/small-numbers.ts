/** From here on a number is shown as it is; below, only that there were fewer: one report points at one person. */
export const SHOWN_FROM = 5;

/** null: too small to be shown. */
export function shownNumber(n: number): number | null {
  return n === 0 || n >= SHOWN_FROM ? n : null;
}
