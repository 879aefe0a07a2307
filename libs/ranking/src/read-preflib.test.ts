import { expect, test } from 'vitest';
import { BallotFileError, readPreflib } from './index.ts';
import { mutated } from './mutated.testing.ts';
import { seededChance } from './tie-order.ts';

const NOW = `# FILE NAME: 00009-00000001.toi
# TITLE: Prizes: the second round
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# ALTERNATIVE NAME 1: Ann, the elder
# ALTERNATIVE NAME 3: __proto__
3: 1,2,3
2: {1,3}, 2
1: {2}
`;

const THEN = `3
1,Ann, the elder
2,2
3,__proto__
6,6,3
3,1,2,3
2,{1,3},2
1,2
`;

const BALLOTS = [
  { count: 3, ranks: [0, 1, 2] },
  { count: 2, ranks: [[0, 2], 1] },
  { count: 1, ranks: [1] },
];

test.each([
  ['of today', NOW, 'Prizes: the second round'],
  ['used until 2022', THEN, ''],
  ['with CRLF', NOW.replaceAll('\n', '\r\n'), 'Prizes: the second round'],
])('the headers %s', (_, text, title) => {
  const candidates = ['Ann, the elder', '2', '__proto__'];
  expect(readPreflib(text)).toEqual({
    title,
    seats: null,
    candidates,
    withdrawn: [],
    tieOrder: null,
    ballots: BALLOTS,
  });
});

test.each([
  ['', 'line 1: there is no "# NUMBER ALTERNATIVES: …" before the orders'],
  ['# NUMBER ALTERNATIVES: 999999999\n', 'line 1: the number of alternatives should be from 1 to 100000'],
  [NOW.replace('3: 1,2,3', 'x: 1'), 'line 7, column 1: a line of votes begins with how many voted so and a colon'],
  [NOW.replace('3: 1,2,3', '3: 1,2,4'), 'line 7, column 8: "4" is no alternative from 1 to 3'],
  [NOW.replace('3: 1,2,3', '3: 1,2,1'), 'line 7, column 8: alternative 1 is ranked twice'],
  [NOW.replace('{2}', '{2'), 'line 9, column 4: this { is never closed'],
  [NOW.replace('}, 2', '} 2'), 'line 8, column 10: a comma should follow }'],
  [THEN.replace('2,2\n', ''), 'line 3: this line should be "2,name"'],
  [THEN.replace('6,6,3\n', ''), 'line 5: this line should be "voters,sum,unique orders"'],
])('%j says where and why', (text, why) => {
  expect(() => readPreflib(text)).toThrow(BallotFileError);
  expect(() => readPreflib(text)).toThrow(why);
});

test.each([
  ['of today', NOW],
  ['used until 2022', THEN],
])('100,000 broken files %s give a profile or an error with a line', (_, file) => {
  const chance = seededChance('mutations');
  const pieces = ['0', ',', ':', '{', '}', '#', '\n', '99999999999999', '-1', '__proto__', '\u{0}', '1e9', ' '];
  for (let turn = 0; turn < 100_000; turn += 1) {
    const text = mutated(file, chance, pieces);
    try {
      expect(readPreflib(text).candidates.length).toBeGreaterThan(0);
    } catch (fault) {
      if (!(fault instanceof BallotFileError)) throw new Error(`${JSON.stringify(text)}: ${fault}`);
      if (!(fault.line >= 1 && fault.line <= text.split(/\n|\r/u).length + 1)) throw fault;
    }
  }
});
