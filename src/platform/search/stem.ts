import { fold } from './fold.ts';

/**
 * A light stemmer for Catalan, Spanish and English at once, after Savoy (2006): plurals, gender, and the endings that
 * make nouns of verbs; nothing that needs a dictionary. One for all, because texts are filed under the wrong language and
 * read by neighbours: "biblioteques", "biblioteca" and "bibliotecas" are one word. docs/algorithms/search.md says how it
 * compares with PostgreSQL's stemmers.
 *
 * @param word lower case, with its accents. Gives letters without accents.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = freshStem(word);
  if (stems.size >= MOST_REMEMBERED) stems.clear();
  stems.set(word, found);
  return found;
}

/** Nine words in ten of an import were just met. */
const stems = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

function freshStem(word: string): string {
  if (word.length < 3 || /\d/u.test(word)) return fold(word);
  if (ARABIC.test(word)) return arabicStem(word);
  const singular = withoutPlural(fold(word.replace(STRESSED_END, '$&n')));
  return oneSpelling(withoutDerivation(withoutGender(singular)));
}

/** Catalan drops an n at the end of the singular: ciutadà, ciutadans; camí, camins; balcó, balcons. */
const STRESSED_END = /(?<=\p{L}{2})[àéèíóòú]$/u;
const ARABIC = /\p{Script=Arabic}/u;

function withoutPlural(word: string): string {
  return word
    .replace(/(?<=.{3})s$/u, '')
    .replace(/y$/u, 'i')
    .replace(/(?<=.{3})iu$/u, 'iv');
}

/** Endings of number and gender until four letters are left: diversos, diversa, divers; buses, bus; estaciones, estació. */
function withoutGender(word: string): string {
  let rest = word;
  while (rest.length > 4 && /(?:[aeos]|(?<=io)n)$/u.test(rest)) rest = rest.slice(0, -1);
  return rest.length > 4 ? rest.replace(/(?<=..[aiu])d$/u, 't') : levelled(rest);
}

/** Short words keep their last vowel, so that mare is not mar: casa, cases; gos, gossos. */
function levelled(word: string): string {
  return word.replace(/(?<=.{3})o$/u, '').replace(/(?<=..)e$/u, 'a');
}

/** participació, participar, participatiu; aparcament, aparcamiento, aparcar; reciclatge, reciclaje; planting, plant. */
function withoutDerivation(word: string): string {
  const ending = DERIVATIONS.find(([suffix, least]) => word.length - suffix.length >= least && word.endsWith(suffix));
  return ending === undefined ? word : word.slice(0, -ending[0].length);
}

/** Longest first, each with the fewest letters that must be left. */
const DERIVATIONS: readonly (readonly [string, number])[] = [
  ['amient', 4],
  ['imient', 4],
  ['ament', 4],
  ['iment', 4],
  ['ement', 5],
  ['ativ', 4],
  ['aci', 4],
  ['atg', 5],
  ['ing', 4],
  ['aj', 5],
  ['ar', 4],
  ['ed', 5],
];

/** One letter for what is spelt in several ways at the end: parc, parque; platja, platges; gos, gossos; luz, luces. */
function oneSpelling(word: string): string {
  return word
    .replace(/qu$/u, 'c')
    .replace(/gu$/u, 'g')
    .replace(/j$/u, 'g')
    .replace(/z$/u, 'c')
    .replace(/([^lr])\1/gu, '$1')
    .replace(/(?<=..)(.)\1$/u, '$1');
}

/** Light10 (Larkey, Ballesteros and Connell 2007): the article and its prepositions before, number and gender after. */
function arabicStem(word: string): string {
  const bare = word.replace(/^(?:وال|بال|كال|فال|ال|لل|و)(?=.{2})/u, '');
  return bare.replace(/(?<=..)(?:ها|ان|ات|ون|ين|يه|ية|ه|ة|ي)$/u, '');
}
