const ASCII = /^[ -~]*$/u;
const UNFOLDED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

/** Without accents, cedillas and tildes: the form in which two spellings of a word are the same. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word;
  const bare = word.normalize('NFD').replace(/\p{Mn}/gu, '');
  return bare.replace(/[ßøłđæœı]/gu, (letter) => UNFOLDED[letter] ?? letter);
}
