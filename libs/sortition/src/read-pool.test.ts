import { expect, test } from 'vitest';
import { readPool, SortitionInputError } from './index.ts';

const CATEGORIES = 'category,feature,min,max\ngender,woman,1,2\ngender,man,1,2\nage,young,0,3\nage,old,1,3\n';
const FEATURES = 'feature,value,min,max,min_flex,max_flex\ngender,woman,1,2,0,3\ngender,man,1,2,,-1\n';
const PEOPLE = 'id,gender,note,age\nanna,woman,"hello, you",young\nbern,man,,old\ncarla,woman,"a ""b""",old\n';

const read = (people: string, quotas = CATEGORIES) => readPool({ people, quotas });

test('a pool with categories', () => {
  expect(read(PEOPLE)).toMatchObject({
    people: ['anna', 'bern', 'carla'],
    quotas: [
      { category: 'gender', feature: 'woman', min: 1, max: 2, minFlex: 0, maxFlex: Number.POSITIVE_INFINITY },
      { category: 'gender', feature: 'man' },
      { category: 'age', feature: 'young', min: 0, max: 3 },
      { category: 'age', feature: 'old' },
    ],
    featuresOf: [
      [0, 2],
      [1, 3],
      [0, 3],
    ],
  });
});

test('a pool with features and flex; blank and -1 mean: not given', () => {
  expect(read(PEOPLE, FEATURES).quotas).toEqual([
    { category: 'gender', feature: 'woman', min: 1, max: 2, minFlex: 0, maxFlex: 3 },
    { category: 'gender', feature: 'man', min: 1, max: 2, minFlex: 0, maxFlex: Number.POSITIVE_INFINITY },
  ]);
});

test('byte order marks, CRLF, CR, blank lines, spaces and other orders of columns change nothing', () => {
  const turned =
    '\ufeffmax , min,feature,category\r\n2,1,woman,gender\r\n\r\n2,1, man ,gender\r\n3,0,young,age\r\n3,1,old,age';
  expect(read(`\ufeff${PEOPLE.replaceAll('\n', '\r\n')}\r\n`, turned)).toEqual(read(PEOPLE));
  expect(read(PEOPLE.replaceAll('\n', '\r'), CATEGORIES.replaceAll('\n', '\r'))).toEqual(read(PEOPLE));
});

test.each([
  ['a first column that repeats', 'id,gender\nx,woman\nx,man\n', ['1', '2']],
  ['a first column with a blank', 'id,gender\nx,woman\n,man\n', ['1', '2']],
  ['no column but categories', 'gender\nwoman\nman\n', ['1', '2']],
  ['the first column that is no category', 'gender,first,second\nwoman,a,1\nman,b,2\n', ['a', 'b']],
  ['rows after a blank line', 'gender\nwoman\n\nman\n', ['1', '2']],
])('people are named by %s', (_, people, names) => {
  expect(read(people, FEATURES).people).toEqual(names);
});

test.each([
  ['id,gender\nx,woman\n', CATEGORIES, 'respondents.csv, line 1: there is no column "age", which has quotas'],
  [
    'id,gender,age\nx,woman,young\ny,none,old\n',
    CATEGORIES,
    'respondents.csv, line 3: "gender" is "none", for which there is no quota',
  ],
  ['id,gender,age\n"x\n2",woman,young\ny,,old\n', CATEGORIES, 'respondents.csv, line 4: "gender" is blank'],
  ['id,gender,age\nx,woman\n', CATEGORIES, 'respondents.csv, line 2: "age" is blank'],
  [
    'id,gender,age\nx,woman,old,more\n',
    CATEGORIES,
    'respondents.csv, line 2: "more" stands beyond the last column of the header',
  ],
  ['id,gender,age,age\nx,woman,old,old\n', CATEGORIES, 'respondents.csv, line 1: the column "age" stands there twice'],
  ['id,gender,age\n"x,woman,old\n', CATEGORIES, 'respondents.csv, line 2: a quote is opened and never closed'],
  ['id,gender,age\n"x"y,woman,old\n', CATEGORIES, 'respondents.csv, line 2: there is text after a closing quote'],
  ['id,gender,age\n', CATEGORIES, 'respondents.csv: there is no person below the header'],
  ['', CATEGORIES, 'respondents.csv: the file is empty'],
  [PEOPLE, '', 'categories.csv: the file is empty'],
  [PEOPLE, 'category,feature,min,max\n', 'categories.csv: there is no quota below the header'],
  [
    PEOPLE,
    'category,min,max\n',
    'categories.csv, line 1: the header must be category,feature,min,max or feature,value,min,max',
  ],
  [PEOPLE, 'category,feature,min,min,max\n', 'categories.csv, line 1: the column "min" stands there twice'],
  [PEOPLE, `${CATEGORIES}gender,man,1,2\n`, 'categories.csv, line 6: "man" stands there twice'],
  [PEOPLE, 'category,feature,min,max\ngender,woman,2,1\n', 'categories.csv, line 2: min 2 is greater than max 1'],
  [
    PEOPLE,
    'category,feature,min,max\ngender,woman,-2,1\n',
    'categories.csv, line 2: min is "-2", not a whole number from 0',
  ],
  [
    PEOPLE,
    'category,feature,min,max\ngender,woman,1,\n',
    'categories.csv, line 2: max is "", not a whole number from 0',
  ],
  [
    PEOPLE,
    'category,feature,min,max\ngender,,1,2\n',
    'categories.csv, line 2: the name of the category or of the feature is missing',
  ],
  [
    PEOPLE,
    'feature,value,min,max,min_flex,max_flex\ngender,woman,1,2,2,3\n',
    'categories.csv, line 2: min_flex 2 is greater than min 1',
  ],
  [
    PEOPLE,
    'feature,value,min,max,min_flex,max_flex\ngender,woman,1,2,0,1\n',
    'categories.csv, line 2: max_flex 1 is less than max 2',
  ],
])('%j with %j is refused', (people, quotas, why) => {
  expect(() => read(people, quotas)).toThrow(why);
});

const PIECES = ['', ',', '"', '""', '\n', '\r', '\r\n', '\ufeff', ';', '\t', ' ', '-1', '0', '99999999999', '1.5', 'é'];
const MORE = ['woman', 'gender', 'min', '__proto__', 'constructor', '\u{0}', '\u{1f600}', 'NaN', '1e9', '=1+1'];

test('100,000 broken files give a pool or an error with its file and a line that exists', () => {
  const chance = numbers(20_261_128);
  const pieces = [...PIECES, ...MORE];
  let [good, bad] = [0, 0];
  for (let turn = 0; turn < 100_000; turn += 1) {
    const isPeople = chance() < 0.5;
    const people = isPeople ? mutated(PEOPLE, chance, pieces) : PEOPLE;
    const quotas = isPeople ? CATEGORIES : mutated(turn % 2 === 0 ? CATEGORIES : FEATURES, chance, pieces);
    try {
      const pool = read(people, quotas);
      expect(new Set(pool.people).size).toBe(pool.featuresOf.length);
      good += 1;
    } catch (fault) {
      if (!(fault instanceof SortitionInputError)) throw new Error(`${JSON.stringify([people, quotas])}: ${fault}`);
      const text = fault.file === 'respondents.csv' ? people : quotas;
      const isThere = fault.line === null || (fault.line >= 1 && fault.line <= text.split(/\r\n|\r|\n/u).length);
      if (!isThere) throw fault;
      bad += 1;
    }
  }
  expect(Math.min(good, bad)).toBeGreaterThan(5000);
});

/** A file with one to four places cut, doubled or replaced. */
function mutated(file: string, chance: () => number, pieces: readonly string[]): string {
  let text = file;
  for (let change = Math.floor(chance() * 4); change >= 0; change -= 1) {
    const at = Math.floor(chance() * text.length);
    const to = at + Math.floor(chance() * chance() * 12);
    const piece = pieces[Math.floor(chance() * pieces.length)] as string;
    text = text.slice(0, at) + (chance() < 0.7 ? piece : text.slice(at, to + 3)) + text.slice(to);
  }
  return text;
}

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
