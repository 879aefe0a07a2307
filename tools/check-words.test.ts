import { expect, test } from 'vitest';
import { checkWords } from './check-words.ts';
import { layHouse } from './fixture-house.ts';

type Words = Readonly<Record<string, unknown>>;

/** A house whose locales say the same in every language, but for what a test changes. */
function found(code: string, words: Words, changed: Readonly<Record<string, Words | undefined>> = {}): string[] {
  const files: Record<string, string> = { 'src/modules/a/page.ts': code };
  for (const language of ['ca', 'es', 'en', 'ar']) {
    const path = `locales/${language}/a.json`;
    const own = path in changed ? changed[path] : words;
    if (own !== undefined) files[path] = JSON.stringify(own);
  }
  for (const [path, own] of Object.entries(changed)) if (own !== undefined) files[path] = JSON.stringify(own);
  return checkWords(layHouse(files)).map(({ path, says }) => `${path} ${says}`);
}

test('words said and written in every language pass', () => {
  const code = `
    export const page = (t, reader, s) => [t('a.title'), reader.t('a.by', { name: s }), t(s ? 'a.yes' : 'a.no'), t(\`a.state.\${s}\`)];
    export const no = (): Result<void, 'closed' | 'late'> => refuse('closed', { date: 1 });
    // words: a.kind.*
    export const kind = (t, key) => t(key);`;
  const words = {
    title: 'Títol',
    by: 'De {name}',
    yes: 'Sí',
    no: 'No',
    state: { open: 'Obert', closed: 'Tancat' },
    kind: { big: 'Gran' },
    refusals: { closed: 'Va tancar el {date, date, long}.', late: 'És tard.' },
  };
  expect(found(code, words)).toEqual([]);
});

test('words that no locale has', () => {
  expect(found("t('a.nowhere')", {})).toEqual(['src/modules/a/page.ts says a.nowhere, which no locale has']);
});

test('words that one language lacks', () => {
  const words = { title: 'Títol' };
  expect(found("t('a.title')", words, { 'locales/es/a.json': {} })).toEqual([
    'locales/es/a.json lacks a.title ("Títol")',
  ]);
  expect(found("t('a.title')", words, { 'locales/ar/a.json': {} })).toEqual([
    'locales/ar/a.json lacks a.title ("Títol")',
  ]);
});

test('the desk may lack Arabic, and only Arabic', () => {
  const desk = { 'locales/ca/a-desk.json': { x: 'X' }, 'locales/es/a-desk.json': { x: 'X' } };
  expect(found("t('a-desk.x')", {}, { ...desk, 'locales/en/a-desk.json': { x: 'X' } })).toEqual([]);
  expect(found("t('a-desk.x')", {}, desk)).toEqual(['locales/en/a-desk.json lacks a-desk.x ("X")']);
});

test('words said nowhere', () => {
  expect(found("t('a.title')", { title: 'T', left: 'L' })).toEqual(['locales/ca/a.json a.left is said nowhere']);
});

test('a key only the program knows is declared', () => {
  expect(found('export const say = (t, key) => t(key);', {})[0]).toContain('declare them with a comment');
  expect(found('// words: a.gone.*\nexport const say = (t, key) => t(key);', {})[0]).toContain(
    'a.gone.*, which no locale has',
  );
});

test('a key handed on as data is said, and who only hands on says so', () => {
  expect(found("redirect('/', { key: 'a.said.done' })", { said: { done: 'Fet' } })).toEqual([]);
  expect(found('// words: given\nexport const say = (t, key) => t(key);', {})).toEqual([]);
});

test('blanks are the same in every language, and filled', () => {
  const words = { by: 'De {name}' };
  const typo = { 'locales/en/a.json': { by: 'By {nom}' } };
  expect(found("t('a.by', { name })", words, typo)[0]).toContain(
    'a.by fills {name}, {nom} otherwise than locales/ca/a.json',
  );
  expect(found("t('a.by')", words)).toEqual(['src/modules/a/page.ts leaves {name} of a.by empty']);
  expect(found("t('a.by', { nom: 1 })", words)).toEqual(['src/modules/a/page.ts leaves {name} of a.by empty']);
  expect(found("refuse('full')", { refusals: { full: 'Són {n}.' } })).toEqual([
    'src/modules/a/page.ts leaves {n} of refusals.full empty',
  ]);
});

test('a date in one language is a date in all', () => {
  const text = { 'locales/en/a.json': { on: 'On {at}' } };
  expect(found("t('a.on', { at })", { on: 'El {at, date, long}' }, text)[0]).toContain('a.on fills {at} otherwise');
});

test('plurals have every category of the language', () => {
  const european = { n: '{n, plural, one {un} many {de milions} other {#}}' };
  const english = { n: '{n, plural, one {one} other {#}}' };
  const arabic = { n: '{n, plural, zero {0} one {1} two {2} few {3} many {11} other {#}}' };
  const each = (ca: Words, ar: Words) => ({
    'locales/ca/a.json': ca,
    'locales/en/a.json': english,
    'locales/ar/a.json': ar,
  });
  expect(found("t('a.n', { n })", european, each(european, arabic))).toEqual([]);
  expect(found("t('a.n', { n })", european, each(english, arabic))).toEqual([
    'locales/ca/a.json a.n lacks the plural form many of {n}',
  ]);
  expect(found("t('a.n', { n })", european, each(european, english))[0]).toContain('a.n lacks the plural form');
});

test('a refusal without its sentence, also one only its type names', () => {
  expect(found("refuse('no-such')", {})).toEqual(['src/modules/a/page.ts says refusals.no-such, which no locale has']);
  const union = "type Why = 'late' | 'full';\nexport declare function f(): Promise<Result<void, Why>>;";
  expect(found(union, { refusals: { late: 'Tard.' } })).toEqual([
    'src/modules/a/page.ts says refusals.full, which no locale has',
  ]);
});

test('one refusal, one sentence: a second module may not write it again', () => {
  const again = { 'locales/ca/b.json': { refusals: { late: 'Tard.' } } };
  const said = found("refuse('late')", { refusals: { late: 'Tard.' } }, again);
  expect(said).toContain('locales/ca/b.json says refusals.late again; it stands in locales/ca/a.json too');
});

test.each(['Fet!', '¡Hecho', 'تم！'])('nobody shouts: %s', (text) => {
  expect(found("t('a.done')", { done: 'Fet' }, { 'locales/es/a.json': { done: text } })[0]).toContain(
    'has an exclamation mark',
  );
});

test('a message that is no ICU message', () => {
  expect(found("t('a.x')", { x: 'Sense {tancar' })[0]).toContain('a.x is no ICU message');
});
