const LONGEST = 60;

/** Words as part of an address: "L’ús de l’aigua" → `lus-de-laigua`. Empty where no Latin letter or digit is left. */
export function slugOf(words: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/[\p{M}'’·]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain.length <= LONGEST) return plain;
  const cut = plain.slice(0, LONGEST + 1);
  return cut.slice(0, cut.lastIndexOf('-') > LONGEST / 2 ? cut.lastIndexOf('-') : LONGEST);
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  let free = slug;
  for (let turn = 2; taken.includes(free); turn += 1) free = `${slug}-${turn}`;
  return free;
}
