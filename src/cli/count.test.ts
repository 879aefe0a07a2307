import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { UsageError } from './command.ts';
import { countCommand } from './count.ts';
import { runCommand } from './testing.ts';

const FILES: Readonly<Record<string, string>> = {
  'wards.blt': '3 2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Wards"\n',
  'circle.soi': '# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Ann\n4: 1,2,3\n3: 2,3,1\n2: 3,1,2\n',
  'equal.toi': '# NUMBER ALTERNATIVES: 2\n1: {1,2}\n',
  'broken.blt': '2 1\n1 3 0\n',
  'latin.blt': '1 1\n1 1 0\n0\n"Núria"\n',
};

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'count-'));
  for (const [name, text] of Object.entries(FILES)) {
    await writeFile(join(cwd, name), text, name.startsWith('latin') ? 'latin1' : 'utf8');
  }
});

afterAll(() => rm(cwd, { recursive: true }));

const count = (...args: string[]) => runCommand(countCommand, args, { cwd });

test('a count as JSON, to the letter of its contract', async () => {
  const { code, stdout, stderr } = await count('wards.blt', '--rule', 'scottish-stv', '--json');
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    rule: 'scottish-stv',
    quota: '3.00000',
    elected: ['Castor', 'Helen'],
    defeated: ['Pollux'],
    rounds: [{ round: 1 }, { round: 2 }],
    condorcet: { winner: 'Castor' },
  });
});

test('--seats overrides the file', async () => {
  const { stdout } = await count('wards.blt', '--rule', 'meek', '--seats', '1', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ quota: '3.000000001', elected: ['Castor'] });
});

test('a circle has no Condorcet winner: exit code 1, and the circle is told', async () => {
  const { code, stdout } = await count('circle.soi', '--rule', 'condorcet');
  expect(code).toBe(1);
  expect(stdout).toContain(
    'The preferences run in a circle: Ann beats 2 6 to 3, 2 beats 3 7 to 2, 3 beats Ann 5 to 4.',
  );
});

test('the rounds can be read', async () => {
  const { code, stdout } = await count('wards.blt', '--rule', 'wigm');
  expect(code).toBe(0);
  expect(stdout).toContain('Round 1: The surplus of Castor, 2.000000000000 votes, is transferred.');
  expect(stdout).toContain('Tie in round 2, to exclude: Pollux, Helen; Pollux by order-of-the-ballot-paper.');
});

test.each([
  [['equal.toi', '--rule', 'wigm'], 'equal.toi: A ballot ranks 1 and 2 equal: this rule does not count equal ranks.'],
  [
    ['broken.blt', '--rule', 'irv'],
    'broken.blt: line 2, column 3: there is "3" where a candidate from 1 to 2 should be',
  ],
  [['missing.blt', '--rule', 'irv'], 'missing.blt: there is no such file.'],
])('%j ends with 2 and one sentence', async (args, why) => {
  const { code, stdout, stderr } = await count(...args);
  expect([code, stdout, stderr]).toEqual([2, '', `${why}\n`]);
});

test.each([
  [[]],
  [['wards.blt']],
  [['wards.blt', '--rule', 'dice']],
  [['wards.txt', '--rule', 'irv']],
  [['wards.blt', '--rule', 'irv', '--seats', '2']],
  [['wards.blt', '--rule', 'meek', '--seats', '0']],
  [['wards.blt', '--rule', 'meek', '--seed', 'dice']],
])('%j is no call', async (args) => {
  await expect(count(...args)).rejects.toThrow(UsageError);
});

test('a name in Latin-1 comes out right', async () => {
  expect((await count('latin.blt', '--rule', 'borda')).stdout).toContain('Elected: Núria');
});

const data = sharedData('ranked');

test.skipIf(data.missing)(data.titled('Burlington 2009 from its file'), async () => {
  const file = data.file('preflib/00005-00000002.toi');
  const { stdout } = await count(file, '--rule', 'irv', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ elected: ['Bob Kiss'], condorcet: { winner: 'Andy Montroll' } });
});
