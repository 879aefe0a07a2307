import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { UsageError } from './command.ts';
import { drawCommand } from './draw.ts';
import { Interrupted } from './long-work.ts';
import { runCommand } from './testing.ts';

const PEOPLE = 'name,note,gender\nNúria,x,woman\nMaria,y,woman\nJoan,z,man\nPau,z,man\n';
const FILES: Readonly<Record<string, string>> = {
  'good/respondents.csv': PEOPLE,
  'good/categories.csv': 'category,feature,min,max\ngender,woman,1,1\ngender,man,1,1\n',
  'flex/candidates.csv': `\ufeff${PEOPLE.replaceAll('\n', '\r\n')}`,
  'flex/features.csv': 'feature,value,min,max,min_flex,max_flex\ngender,woman,3,3,2,3\ngender,man,0,1,0,2\n',
  'twice/respondents.csv': PEOPLE.replace('Maria', 'Núria'),
  'twice/categories.csv': 'category,feature,min,max\ngender,woman,1,1\ngender,man,1,1\n',
  'latin/respondents.csv': PEOPLE,
  'latin/categories.csv': 'category,feature,min,max\ngender,woman,1,1\ngender,man,1,1\n',
  'unknown/respondents.csv': `${PEOPLE}Ali,z,none\n`,
  'unknown/categories.csv': 'category,feature,min,max\ngender,woman,1,1\ngender,man,1,1\n',
  'backwards/respondents.csv': PEOPLE,
  'backwards/categories.csv': 'category,feature,min,max\ngender,woman,1,1\ngender,man,2,1\n',
  'both/respondents.csv': PEOPLE,
  'both/candidates.csv': PEOPLE,
  'lone/respondents.csv': PEOPLE,
};

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'draw-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(join(cwd, dirname(name)), { recursive: true });
    await writeFile(join(cwd, name), text, name.startsWith('latin') ? 'latin1' : 'utf8');
  }
});

afterAll(() => rm(cwd, { recursive: true }));

const draw = (...args: string[]) => runCommand(drawCommand, args, { cwd });

test('a draw as JSON, to the letter of its contract', async () => {
  const { code, stdout } = await draw('good', '--size', '2', '--method', 'leximin', '--seed', '00FF', '--json');
  const report = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(report).toMatchObject({
    feasible: true,
    probabilities: { Núria: 0.5, Maria: 0.5, Joan: 0.5, Pau: 0.5 },
    min: expect.closeTo(0.5, 9),
    max: expect.closeTo(0.5, 9),
    gini: expect.closeTo(0, 9),
    seed: '00ff',
    relaxation: null,
  });
  expect(report.panels).toHaveLength(1000);
  expect(report.panels[report.ticket - 1]).toEqual(report.panel);
  expect(report.panel).toHaveLength(2);
});

test('the same seed draws the same panel; without one a new seed is drawn and printed', async () => {
  const [first, second] = await Promise.all([draw('good', '--size', '2'), draw('good', '--size', '2')]);
  const [, seed = ''] = /Seed ([\da-f]{64}) draws ticket/u.exec(first.stdout) ?? [];
  expect(second.stdout).not.toContain(seed);
  expect((await draw('good', '--size', '2', '--seed', seed)).stdout).toBe(first.stdout);
});

test.each(['maximin', 'nash', 'legacy'])('by %s', async (method) => {
  const { code, stdout } = await draw('good', '--size', '2', '--method', method, '--tickets', '100', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ feasible: true, method });
});

test('no panel meets the quotas: exit code 1 and the smallest relaxation', async () => {
  const { code, stdout } = await draw('flex', '--size', '3', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    feasible: false,
    probabilities: {},
    panels: [],
    panel: [],
    min: null,
    relaxation: {
      withinFlex: true,
      changes: [{ category: 'gender', feature: 'woman', bound: 'min', from: 3, to: 2 }],
    },
  });
  expect((await draw('flex', '--size', '3')).stdout).toBe(
    'No panel meets all quotas. This would be enough, and nothing smaller is:\n  lower the minimum of gender "woman" from 3 to 2\n',
  );
});

test('people whose first column repeats are named by their row', async () => {
  const { stdout } = await draw('twice', '--size', '2', '--json');
  expect(Object.keys(JSON.parse(stdout).probabilities)).toEqual(['1', '2', '3', '4']);
});

test('a file from a spreadsheet in Latin-1 comes out right', async () => {
  const { stdout } = await draw('latin', '--size', '2', '--json');
  expect(JSON.parse(stdout).probabilities).toHaveProperty('Núria');
});

test('a draw can be checked, and one that was changed is told', async () => {
  const { stdout } = await draw('good', '--size', '2', '--seed', 'a1', '--json');
  await writeFile(join(cwd, 'draw.json'), stdout);
  const good = await draw('good', '--size', '2', '--check', 'draw.json');
  expect([good.code, good.stdout]).toEqual([0, 'The draw stands: seed a1 leads to this panel.\n']);
  await writeFile(join(cwd, 'forged.json'), stdout.replace('"Núria":0.5', '"Núria":0.6'));
  const forged = await draw('good', '--size', '2', '--check', 'forged.json');
  expect([forged.code, forged.stdout]).toEqual([1, 'Núria: the chance is not tickets / all tickets\n']);
});

test('new people are drawn for those who leave', async () => {
  const { stdout } = await draw('good', '--size', '2', '--seed', 'a1', '--json');
  await writeFile(join(cwd, 'drawn.json'), stdout);
  const woman = ['Núria', 'Maria'].find((name) => JSON.parse(stdout).panel.includes(name)) as string;
  const other = woman === 'Maria' ? 'Núria' : 'Maria';
  const replaced = await draw('good', '--size', '2', '--replace', 'drawn.json', '--leaving', woman);
  expect(replaced.stdout).toContain(`Coming in: ${other}\n`);
  const nobody = await draw(
    'good',
    '--size',
    '2',
    '--replace',
    'drawn.json',
    '--leaving',
    woman,
    '--unavailable',
    other,
  );
  expect(nobody.code).toBe(1);
});

test.each([
  [['unknown', '--size', '2'], 'unknown/respondents.csv, line 6: "gender" is "none", for which there is no quota'],
  [['backwards', '--size', '2'], 'backwards/categories.csv, line 3: min 2 is greater than max 1'],
  [['good', '--size', '5'], 'From 1 to 4 people can be drawn, not 5.'],
  [['both', '--size', '2'], 'both: there are both respondents.csv and candidates.csv; keep one.'],
  [['lone', '--size', '2'], 'lone: there is neither categories.csv nor features.csv.'],
  [['nowhere', '--size', '2'], 'nowhere: there is neither respondents.csv nor candidates.csv.'],
  [['good', '--size', '2', '--check', 'nothing.json'], 'nothing.json: there is no such file.'],
  [
    ['good', '--size', '2', '--check', 'good/categories.csv'],
    'good/categories.csv: this is no draw that was printed with --json.',
  ],
])('%j ends with 2 and one sentence', async (args, why) => {
  const { code, stdout, stderr } = await draw(...args);
  expect([code, stdout, stderr]).toEqual([2, '', `${why}\n`]);
});

test.each([
  [[]],
  [['good']],
  [['good', 'flex', '--size', '2']],
  [['good', '--size', '0']],
  [['good', '--size', 'two']],
  [['good', '--size', '2', '--method', 'dice']],
  [['good', '--size', '2', '--seed', 'dice']],
  [['good', '--size', '2', '--tickets', '1000001']],
  [['good', '--size', '2', '--replace', 'drawn.json']],
  [['good', '--size', '2', '--leaving', 'Núria']],
  [['good', '--size', '2', '--unavailable', 'Núria']],
  [['good', '--size', '2', '--check', 'a.json', '--replace', 'b.json', '--leaving', 'Núria']],
])('%j is no call', async (args) => {
  await expect(draw(...args)).rejects.toThrow(UsageError);
});

const data = sharedData('sortition');

test.skipIf(data.missing)(data.titled('the published pool of 150, from its files; Ctrl-C ends it'), async () => {
  const folder = data.file('sf-fixture-150-panel22');
  const { code, stdout } = await draw(folder, '--size', '22', '--method', 'leximin', '--json');
  const { min, max, gini, probabilities } = JSON.parse(stdout);
  expect(code).toBe(0);
  expect([min, max, gini]).toEqual([
    expect.closeTo(1 / 11, 6),
    expect.closeTo(0.470903, 6),
    expect.closeTo(0.140351, 6),
  ]);
  for (const chance of Object.values<number>(probabilities)) expect(chance).toBe(Math.round(1000 * chance) / 1000);
  const interrupted = AbortSignal.timeout(300);
  await expect(runCommand(drawCommand, [folder, '--size', '22'], { cwd, interrupted })).rejects.toThrow(Interrupted);
});
