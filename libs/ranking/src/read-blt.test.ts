import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BallotFileError, type Profile, readBlt, writeBlt } from './index.ts';
import { mutated } from './mutated.testing.ts';
import { seededChance } from './tie-order.ts';

const FILE = `\u{FEFF}4 2 # four stand for two seats
-2 /* withdrew
on Monday */
[nick an be ce de] [droop rule=wigm]
[tie de ce be an]
3 1 3=de 0
(A 17) 4 - 2 1 0
2 an
ce 0
0
"Ann" "Bert "Bo" Berg"
"Cécile \\"C\\" O'Hara" "D\\\\E" "The board" "a source nobody asked for"`;

test('every variant that files are known to hold', () => {
  expect(readBlt(FILE)).toEqual({
    title: 'The board',
    seats: 2,
    candidates: ['Ann', 'Bert "Bo" Berg', 'Cécile "C" O\'Hara', 'D\\E'],
    withdrawn: [1],
    tieOrder: [3, 2, 1, 0],
    ballots: [
      { count: 3, ranks: [0, [2, 3]] },
      { count: 1, ranks: [3, 1, 0] },
      { count: 2, ranks: [0, 2] },
    ],
  });
});

test.each([
  ['', 'line 1, column 1: the file ends where the number of candidates should be'],
  ['2 0', 'line 1, column 3: there is "0" where the number of seats should be'],
  ['2 1\n1 3 0', 'line 2, column 3: there is "3" where a candidate from 1 to 2 should be'],
  ['2 1\n1 2 2 0', 'line 2, column 5: candidate 2 is ranked twice on this ballot'],
  ['2 1\n1 1=1 0', 'line 2, column 3: candidate 1 is ranked twice on this ballot'],
  [
    '2 1\n1.5 2 0',
    'line 2, column 1: there is "1.5" where how many voted so, or the 0 that ends the ballots should be',
  ],
  ['2 1\n1 2', 'line 2, column 4: the file ends where a candidate, or the 0 that ends the ballot should be'],
  ['2 1\n0\n"A"\n"B', 'line 4, column 1: this quote is not closed on its line'],
  ['2 1\n0\n"A"\nB', 'line 4, column 1: there is "B" where the name of candidate 2, in quotes should be'],
  ['2 1\n[tie 1 1]\n0', 'line 2, column 1: [tie] must name each of the 2 candidates once'],
  ['2 1\n/* 0', 'line 2, column 1: this comment is never closed'],
  ['2 1\n(a) 1 0\n(a) 2 0', 'line 3, column 1: the ballot (a) is there twice'],
  ['3 1\n-4\n0', 'line 2, column 1: there is "4" where a candidate from 1 to 3 should be'],
])('%j says where and why', (text, why) => {
  expect(() => readBlt(text)).toThrow(BallotFileError);
  expect(() => readBlt(text)).toThrow(why);
});

test('no title, and no line break at the end', () => {
  expect(readBlt('1 1\n0\n"__proto__"')).toMatchObject({ title: '', candidates: ['__proto__'], ballots: [] });
});

const profiles: fc.Arbitrary<Profile> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((name) => name.replace(/[\r\n]/gu, ''));
  const order = fc.shuffledSubarray(
    Array.from({ length: size }, (_, candidate) => candidate),
    { minLength: 0 },
  );
  const ranks = fc.tuple(order, fc.nat()).map(([ranked, cut]) => {
    const from = cut % (ranked.length + 1);
    const shared = ranked.slice(from, from + 2);
    return shared.length < 2 ? ranked : [...ranked.slice(0, from), shared, ...ranked.slice(from + 2)];
  });
  return fc.record({
    title: text,
    seats: fc.integer({ min: 1, max: 9 }),
    candidates: fc.array(text, { minLength: size, maxLength: size }),
    withdrawn: fc.subarray(Array.from({ length: size }, (_, candidate) => candidate)),
    tieOrder: fc.option(
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, one) => one),
        { minLength: size },
      ),
    ),
    ballots: fc.array(fc.record({ count: fc.integer({ min: 1, max: 99 }), ranks })),
  });
});

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      expect(readBlt(writeBlt(profile))).toEqual(profile);
    }),
    { numRuns: 1000 },
  );
});

test('100,000 broken files give a profile or an error with a line', () => {
  const chance = seededChance('mutations');
  const pieces = [
    '0',
    '-',
    '=',
    '"',
    '[tie',
    ']',
    '(',
    ')',
    '/*',
    '*/',
    '#',
    '\n',
    '\\',
    '99999999999999',
    '-1',
    '__proto__',
    '\u{0}',
    '1e9',
  ];
  for (let turn = 0; turn < 100_000; turn += 1) {
    const text = mutated(FILE, chance, pieces);
    try {
      expect(readBlt(text).candidates.length).toBeGreaterThan(0);
    } catch (fault) {
      if (!(fault instanceof BallotFileError)) throw new Error(`${JSON.stringify(text)}: ${fault}`);
      if (!(fault.line >= 1 && fault.line <= text.split(/\n|\r/u).length)) throw fault;
    }
  }
});
