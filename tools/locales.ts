import { IntlMessageFormat } from 'intl-messageformat';
import { listFiles, readText } from './files.ts';

export const LANGUAGES = ['ca', 'es', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Message {
  readonly key: string;
  readonly text: string;
  readonly path: string;
}

/** An argument of a message and how it is written: `plural` and `number` count as one, so a language may say it in words. */
export type Blanks = ReadonlyMap<string, 'value' | 'date' | 'time' | 'select'>;

export interface Plural {
  readonly blank: string;
  readonly ordinal: boolean;
  readonly categories: readonly string[];
}

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every message of a language in the order of the files; a key written twice stands twice. */
export function readMessages(root: string, language: Language): Message[] {
  return listFiles(root, [`locales/${language}`], /[.]json$/).flatMap((path) => {
    const file = path.replace(/^.*\//, '').replace(/[.]json$/, '');
    return flatten(file, JSON.parse(readText(root, path)) as Tree, path);
  });
}

/** The blanks and plurals of a message. Throws with ICU's own words where it does not parse. */
export function anatomy(language: Language, text: string): { blanks: Blanks; plurals: Plural[] } {
  const blanks = new Map<string, 'value' | 'date' | 'time' | 'select'>();
  const plurals: Plural[] = [];
  const ast = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as readonly Element[];
  visit(ast, blanks, plurals);
  return { blanks, plurals };
}

/** An element of formatjs' tree: 1 argument, 2 number, 3 date, 4 time, 5 select, 6 plural. */
interface Element {
  readonly type: number;
  readonly value: string;
  readonly pluralType?: 'cardinal' | 'ordinal';
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

const KINDS = { 1: 'value', 2: 'value', 3: 'date', 4: 'time', 5: 'select', 6: 'value' } as const;

function visit(
  elements: readonly Element[],
  blanks: Map<string, (typeof KINDS)[keyof typeof KINDS]>,
  plurals: Plural[],
) {
  for (const element of elements) {
    if (element.type in KINDS) blanks.set(element.value, KINDS[element.type as keyof typeof KINDS]);
    const options = element.options ?? {};
    if (element.type === 6)
      plurals.push({
        blank: element.value,
        ordinal: element.pluralType === 'ordinal',
        categories: Object.keys(options),
      });
    for (const option of Object.values(options)) visit(option.value, blanks, plurals);
  }
}

function flatten(prefix: string, tree: Tree, path: string): Message[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = name === 'refusals' && !prefix.includes('.') ? 'refusals' : `${prefix}.${name}`;
    return typeof value === 'string' ? [{ key, text: value, path }] : flatten(key, value, path);
  });
}
