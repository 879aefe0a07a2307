/** A word as the index may hold it: any of these lexemes. */
export type Alternatives = readonly string[];

/** Text of a tsquery for one word. Lexemes hold letters and digits only; they are quoted all the same. */
export function anyOf(lexemes: Alternatives): string {
  const quoted = [...new Set(lexemes)].map(quote);
  return quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' | ')})`;
}

export function inARow(words: readonly Alternatives[]): string {
  return words.length === 1 ? anyOf(words[0] ?? []) : `(${words.map(anyOf).join(' <-> ')})`;
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
