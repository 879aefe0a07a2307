/** A file with one to four places cut, doubled or replaced. */
export function mutated(file: string, chance: () => number, pieces: readonly string[]): string {
  let text = file;
  for (let change = Math.floor(chance() * 4); change >= 0; change -= 1) {
    const at = Math.floor(chance() * text.length);
    const to = at + Math.floor(chance() * chance() * 12);
    const piece = pieces[Math.floor(chance() * pieces.length)] as string;
    text = text.slice(0, at) + (chance() < 0.7 ? piece : text.slice(at, to + 3)) + text.slice(to);
  }
  return text;
}
