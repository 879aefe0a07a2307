/** How many slips of the finger are forgiven: one from four letters on, two from eight. */
export function forgivenErrors(word: string): 0 | 1 | 2 {
  if (word.length < 4 || /\d/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىئءؤ';

/** Every spelling one slip away: a letter too many, too few, another, or two exchanged. About 54 for each letter. */
export function oneSlipAway(word: string): string[] {
  const letters = /\p{Script=Arabic}/u.test(word) ? ARABIC : LATIN;
  const spellings = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    for (const letter of letters) {
      spellings.add(before + letter + after);
      if (after !== '') spellings.add(before + letter + after.slice(1));
    }
    if (after !== '') spellings.add(before + after.slice(1));
    if (after.length > 1) spellings.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  spellings.delete(word);
  return [...spellings];
}

/**
 * Edits between two words, an exchange of neighbours counting as one (optimal string alignment: Damerau 1964).
 * Gives `most + 1` for anything farther than `most`.
 */
export function slipsBetween(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (exchanged) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, b.length), most + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
