/** A word as the index may hold it: any of these lexemes. */
export type Alternatives = readonly string[];

/** Text of a tsquery for one word. Lexemes hold letters and digits only; they are quoted all the same. */
export function anyOf(lexemes: Alternatives, label: '' | ':A' = ''): string {
  const quoted = [...new Set(lexemes)].map((lexeme) => quote(lexeme) + label);
  return quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' | ')})`;
}

export function inARow(words: readonly Alternatives[]): string {
  return words.length === 1 ? anyOf(words[0] ?? []) : `(${words.map((word) => anyOf(word)).join(' <-> ')})`;
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export interface WeighedLexemes {
  readonly lexemes: Alternatives;
  readonly weight: number;
}

/**
 * Text of a tsquery for rows that hold terms worth at least `share` of the weight of all: every smallest choice of terms
 * that reaches it. '' without terms. GIN reads the rare ones and only looks the common ones up.
 *
 * @param label ':A' to find them in titles only
 */
export function atLeast(share: number, terms: readonly WeighedLexemes[], label: '' | ':A'): string {
  const heaviestFirst = [...terms].sort((a, b) => b.weight - a.weight);
  const wanted = share * heaviestFirst.reduce((sum, term) => sum + term.weight, 0) - 1e-9;
  return smallestChoices(heaviestFirst, wanted)
    .map((choice) => `(${choice.map((term) => anyOf(term.lexemes, label)).join(' & ')})`)
    .join(' | ');
}

/** Without the last, lightest term of a choice the rest would not reach `wanted`. */
function smallestChoices(terms: readonly WeighedLexemes[], wanted: number): WeighedLexemes[][] {
  return terms.flatMap((term, index) => {
    if (term.weight >= wanted) return [[term]];
    return smallestChoices(terms.slice(index + 1), wanted - term.weight).map((rest) => [term, ...rest]);
  });
}
