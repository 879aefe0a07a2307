import { type Finding, runAsScript } from './finding.ts';
import { anatomy, type Blanks, LANGUAGES, type Language, type Message, readMessages } from './locales.ts';
import { type WordUse, wordUses } from './word-uses.ts';

const COMPLETE = ['ca', 'es', 'en'] as const;
const SHOUTING = /[!¡！]/;

/** Every sentence the house says exists in every language, with the same blanks, every plural form, and a calm voice. */
export function checkWords(root: string): Finding[] {
  const all = new Map(LANGUAGES.map((language) => [language, readMessages(root, language)]));
  const byKey = new Map(LANGUAGES.map((language) => [language, new Map(all.get(language)?.map((m) => [m.key, m]))]));
  const uses = wordUses(root);
  return [
    ...LANGUAGES.flatMap((language) => checkMessages(language, all.get(language) ?? [])),
    ...checkSameInEveryLanguage(byKey),
    ...checkUses(byKey, uses.words, (key) => key),
    ...checkUses(byKey, uses.refusals, (code) => `refusals.${code}`),
    ...checkUnused(byKey, uses.words, uses.refusals, uses.given),
    ...uses.undeclared.map(({ path, line }) => ({
      path,
      line,
      says: 'says words by a key only the program knows: declare them with a comment, // words: module.key.* (or // words: given)',
    })),
  ];
}

type ByKey = ReadonlyMap<Language, ReadonlyMap<string, Message>>;

function checkMessages(language: Language, messages: readonly Message[]): Finding[] {
  const seen = new Map<string, string>();
  return messages.flatMap(({ key, text, path }) => {
    const findings: Finding[] = [];
    const twin = seen.get(key);
    if (twin !== undefined) findings.push({ path, says: `says ${key} again; it stands in ${twin} too` });
    seen.set(key, path);
    if (text.trim() === '') findings.push({ path, says: `${key} is empty` });
    if (SHOUTING.test(text)) findings.push({ path, says: `${key} has an exclamation mark: "${text}"` });
    return [...findings, ...checkPlurals(language, { key, text, path })];
  });
}

function checkPlurals(language: Language, { key, text, path }: Message): Finding[] {
  const { fault, plurals } = read(language, text);
  if (fault !== null) return [{ path, says: `${key} is no ICU message: ${fault}` }];
  return plurals.flatMap(({ blank, ordinal, categories }) => {
    const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' });
    const missing = rules.resolvedOptions().pluralCategories.filter((category) => !categories.includes(category));
    return missing.length === 0
      ? []
      : [{ path, says: `${key} lacks the plural form ${missing.join(', ')} of {${blank}}` }];
  });
}

function checkSameInEveryLanguage(byKey: ByKey): Finding[] {
  const findings: Finding[] = [];
  const keys = new Map<string, Message>();
  for (const language of LANGUAGES)
    for (const message of byKey.get(language)?.values() ?? []) keys.set(message.key, keys.get(message.key) ?? message);
  for (const { key, path, text } of keys.values()) {
    for (const language of neededIn(path)) {
      const twin = byKey.get(language)?.get(key);
      const where = path.replace(/^locales\/../, `locales/${language}`);
      if (twin === undefined) findings.push({ path: where, says: `lacks ${key} ("${text}")` });
      else findings.push(...compareBlanks(key, { path, text }, twin, language));
    }
  }
  return findings;
}

/** Residents meet every page in four languages; the desk (`*-desk.json`) speaks three. */
function neededIn(path: string): readonly Language[] {
  return path.endsWith('-desk.json') ? COMPLETE : LANGUAGES;
}

function compareBlanks(
  key: string,
  first: { path: string; text: string },
  twin: Message,
  language: Language,
): Finding[] {
  const one = read(first.path.slice(8, 10) as Language, first.text).blanks;
  const other = read(language, twin.text).blanks;
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
  if (differing.length === 0) return [];
  return [
    {
      path: twin.path,
      says: `${key} fills ${differing.map((name) => `{${name}}`).join(', ')} otherwise than ${first.path}`,
    },
  ];
}

function checkUses(byKey: ByKey, uses: readonly WordUse[], keyOf: (key: string) => string): Finding[] {
  const findings = uses.flatMap((use): Finding[] => {
    const key = keyOf(use.key);
    const found = matching(byKey.get('ca') ?? new Map(), key);
    if (found.length === 0) return [{ path: use.path, line: use.line, says: `says ${key}, which no locale has` }];
    return found.flatMap((message) => blanksLeftEmpty(message, use));
  });
  return [...new Map(findings.map((finding) => [`${finding.path} ${finding.says}`, finding])).values()];
}

function blanksLeftEmpty(message: Message, use: WordUse): Finding[] {
  // One of many that a pattern may become: which, only the program knows.
  if (use.blanks === null || use.key.includes('*')) return [];
  const empty = [...read('ca', message.text).blanks.keys()].filter((name) => !use.blanks?.includes(name));
  if (empty.length === 0) return [];
  return [
    {
      path: use.path,
      line: use.line,
      says: `leaves ${empty.map((name) => `{${name}}`).join(', ')} of ${message.key} empty`,
    },
  ];
}

function checkUnused(
  byKey: ByKey,
  words: readonly WordUse[],
  refusals: readonly WordUse[],
  given: readonly string[],
): Finding[] {
  const exact = new Set([...words.map(({ key }) => key), ...refusals.map(({ key }) => `refusals.${key}`), ...given]);
  const patterns = [...exact].filter((key) => key.includes('*')).map(asPattern);
  const known = byKey.get('ca') ?? new Map<string, Message>();
  return [...known.values()]
    .filter(({ key }) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)))
    .map(({ key, path }) => ({ path, says: `${key} is said nowhere` }));
}

function matching(known: ReadonlyMap<string, Message>, key: string): Message[] {
  if (key.includes('*')) return [...known.values()].filter((message) => asPattern(key).test(message.key));
  const message = known.get(key);
  return message === undefined ? [] : [message];
}

function asPattern(key: string): RegExp {
  return new RegExp(`^${key.replaceAll('.', '[.]').replaceAll('*', '.+')}$`);
}

function read(language: Language, text: string) {
  try {
    return { fault: null, ...anatomy(language, text) };
  } catch (fault) {
    return { fault: String((fault as Error).message), blanks: new Map() as Blanks, plurals: [] };
  }
}

await runAsScript(import.meta.url, checkWords);
