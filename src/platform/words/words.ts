import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Blanks, Translate } from '#kernel/reader.ts';

/** Every sentence of the house by language: `module.key` → ICU message. Refusals stand under `refusals.<code>`. */
export interface Words {
  translator(language: Language): Translate;
  has(language: Language, key: string): boolean;
}

type Messages = Map<string, string>;
interface Tree {
  readonly [key: string]: string | Tree;
}

/**
 * Reads locales/<language>/<module>.json. A key missing in a language is read in the first complete one that has it:
 * a desk page in Arabic shows Catalan words rather than a key.
 */
export function loadWords(localesDir: string): Words {
  const messages = new Map(LANGUAGES.map((language) => [language, readLanguage(join(localesDir, language))]));
  const translators = new Map(LANGUAGES.map((language) => [language, translatorOf(language, messages)]));
  return {
    translator: (language) => translators.get(language) as Translate,
    has: (language, key) => messages.get(language)?.has(key) ?? false,
  };
}

function readLanguage(dir: string): Messages {
  const messages: Messages = new Map();
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
    const tree = JSON.parse(readFileSync(join(dir, file), 'utf8')) as Tree;
    flatten(file.replace(/\.json$/, ''), tree, messages);
  }
  return messages;
}

function flatten(prefix: string, tree: Tree, into: Messages): void {
  for (const [key, value] of Object.entries(tree)) {
    const path = key === 'refusals' && !prefix.includes('.') ? 'refusals' : `${prefix}.${key}`;
    if (typeof value === 'string') into.set(path, value);
    else flatten(path, value, into);
  }
}

function translatorOf(language: Language, all: ReadonlyMap<Language, Messages>): Translate {
  const compiled = new Map<string, string | IntlMessageFormat>();
  const compile = (key: string) => {
    const found = [language, ...LANGUAGES].find((candidate) => all.get(candidate)?.has(key));
    if (!found) throw new Error(`No words for "${key}"`);
    const message = all.get(found)?.get(key) as string;
    return /[{'<]/.test(message)
      ? new IntlMessageFormat(message, icuLocale(found), undefined, { ignoreTag: true })
      : message;
  };
  return (key: string, blanks?: Blanks) => {
    let message = compiled.get(key);
    if (message === undefined) {
      message = compile(key);
      compiled.set(key, message);
    }
    return typeof message === 'string' ? message : String(message.format(blanks as Record<string, string>));
  };
}

/** Western digits for Arabic, as the Maghreb writes them. */
export function icuLocale(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
}
