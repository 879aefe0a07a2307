import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { UsageError } from './command.ts';
import { Interrupted } from './long-work.ts';
import { tallyCommand } from './tally.ts';
import { runCommand } from './testing.ts';

const pb = (kind: string, projects: string, votes: string) =>
  `META\nkey;value\nbudget;100\nvote_type;${kind}\nPROJECTS\nproject_id;cost;name\n${projects}\nVOTES\n${votes}\n`;

const FILES: Readonly<Record<string, string>> = {
  // Ten each: a's three pay 15 of 45 each; b's two have 20 of 60; c fits beside a.
  'square.pb': pb(
    'approval',
    'a;45;"Trees; shade"\nb;60;Fountain\nc;50;Benches',
    'voter_id;vote\n1;a,c\n2;a\n3;a\n4;b\n5;b',
  ),
  'ranks.pb': pb('ordinal', 'a;60;A\nb;40;B\nc;50;C', 'voter_id;vote\n1;a,b\n2;b,a\n3;c'),
  'points.pb': pb('cumulative', 'a;60;A\nb;40;B', 'voter_id;vote;points\n1;a,b;2,1\n2;b;3'),
  'twice.pb': pb('approval', 'a;60;A', 'voter_id;vote\n1;a\n1;a'),
  'broken.pb': pb('approval', 'a;60;A', 'voter_id;vote\n1;z'),
};

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tally-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(cwd, name), text);
});

afterAll(() => rm(cwd, { recursive: true }));

const tally = (...args: string[]) => runCommand(tallyCommand, args, { cwd });

test('a count as JSON, to the letter of its contract', async () => {
  const { code, stdout } = await tally('square.pb', '--rule', 'equal-shares', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    rule: 'equal-shares',
    winners: ['a'],
    cost: 45,
    budget: 100,
    endowment: 20,
    rounds: [{ project: 'a', cost: 45, rho: 15, effectiveVotes: 3, supporters: 3, paid: 45, endowment: 20 }],
    losers: [
      // Two have 40 of 60. A cut of 20 wins. With 3 more ballots 5 have 100/8 each: 62½.
      { project: 'b', effectiveSupport: '2/3', lacks: { money: 20, priceCut: 20, extraVotes: 3 } },
      // One has 20, and 5 once a is bought. With 3 more ballots a's three have 37½ of 45, and c's four have 50.
      { project: 'c', effectiveSupport: '1/3', lacks: { money: 45, priceCut: 45, extraVotes: 3 } },
    ],
  });
});

test('fractions are written n/d, and completion, comparison and explanations are there where asked for', async () => {
  const { stdout } = await tally(
    ...['square.pb', '--completion', 'utilitarian', '--comparison', '--explain', '--ties', 'id', '--exact', '--json'],
  );
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    winners: ['a', 'c'],
    comparison: { preferGreedy: 0, preferShares: 0, used: 'equal-shares' },
  });
  expect(report.explanations[0]).toEqual({
    project: 'a',
    code: 'bought-by-supporters',
    text: 'a was bought by its 3 supporters: it cost 45, and nobody paid more than 15 (for a point, where there are points).',
  });
  const greedy = JSON.parse((await tally('square.pb', '--rule', 'greedy', '--json')).stdout);
  expect(greedy).toMatchObject({
    rule: 'greedy',
    winners: ['a', 'c'],
    endowment: null,
    rounds: [{ rho: null, paid: 0 }, {}],
  });
  const phragmen = JSON.parse((await tally('square.pb', '--rule', 'phragmen', '--json')).stdout);
  expect(phragmen).toMatchObject({ winners: ['a'], rounds: [{ rho: 15, paid: 45 }] });
});

test('ordinal ballots need a utility under Equal Shares, and under no other rule', async () => {
  const refused = await tally('ranks.pb', '--rule', 'equal-shares', '--json');
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('ranks.pb: Ordinal ballots do not say how much a voter values a project.');
  expect((await tally('ranks.pb', '--rule', 'equal-shares', '--utility', 'borda', '--json')).code).toBe(0);
  expect((await tally('ranks.pb', '--rule', 'greedy', '--json')).code).toBe(0);
});

test('cumulative ballots count by their points', async () => {
  const report = JSON.parse((await tally('points.pb', '--no-guard', '--json')).stdout);
  expect(report.rounds[0]).toMatchObject({ project: 'b', rho: 10, effectiveVotes: 4, supporters: 2, paid: 40 });
});

test('what looks wrong in a file is warned of on stderr, and counted', async () => {
  const { code, stderr, stdout } = await tally('twice.pb', '--json');
  expect([code, JSON.parse(stdout).rounds[0].supporters]).toEqual([0, 2]);
  expect(stderr).toContain('twice.pb: Line 11, voter_id: Voter "1" has a second ballot; both are counted.\n');
});

test('the result can be read', async () => {
  const { code, stdout } = await tally('square.pb');
  expect(code).toBe(0);
  expect(stdout).toContain('1 project funded, for 45 of 100: a\n');
  expect(stdout).toContain('b was never in reach: its supporters had 40 together.\n');
  expect(stdout).toContain('c would have been funded had it cost 45 less, counted again.\n');
});

test.each([
  [['broken.pb'], 'broken.pb: Line 10, vote: "z" is not among the projects.'],
  [['missing.pb'], 'missing.pb: there is no such file.'],
])('%j ends with 2 and one sentence', async (args, why) => {
  const { code, stdout, stderr } = await tally(...args);
  expect([code, stdout]).toEqual([2, '']);
  // Progress may stand before it, where the machine is slow.
  expect(stderr.endsWith(`${why}\n`)).toBe(true);
});

test.each([
  [[]],
  [['square.pb', 'ranks.pb']],
  [['square.pb', '--rule', 'dice']],
  [['square.pb', '--utility', 'joy']],
  [['square.pb', '--completion', 'all']],
  [['square.pb', '--rule', 'greedy', '--completion', 'add1']],
  [['square.pb', '--ties', 'age']],
  [['square.pb', '--ties', 'lot']],
  [['square.pb', '--ties', 'lot', '--seed', 'dice']],
])('%j is no call', async (args) => {
  await expect(tally(...args)).rejects.toThrow(UsageError);
});

const data = sharedData('pabulib');
const WIELICZKA = 'poland_wieliczka_2023_green-budget.pb';
const OFFICIAL = '6,7,9,17,19,20,24,25,26,29,32,33,34,36,39,40,41,42,43,46,56,58,60,61,62,69,70,71,74,88';

test.skipIf(data.missing)(data.titled('Wieliczka 2023: the official winners, from the file'), async () => {
  const { stdout } = await tally(data.file(WIELICZKA), '--rule', 'equal-shares', '--completion', 'add1', '--json');
  const { winners, cost, endowment, losers } = JSON.parse(stdout);
  expect(winners.toSorted((a: string, b: string) => Number(a) - Number(b)).join()).toBe(OFFICIAL);
  // 1,000,000 among 6,586 and 164 more: 315.84.
  expect([cost, endowment]).toEqual([995_079, `${500_000 + 3293 * 164}/3293`]);
  expect(losers).toHaveLength(34);
});

test.skipIf(data.missing)(data.titled('a long count tells how far it is, and can be stopped'), async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const onStderr = (text: string) => {
    told.push(text);
    stop.abort();
  };
  const args = [data.file('poland_lodz_2022_.pb'), '--completion', 'add1-utilitarian', '--json'];
  await expect(runCommand(tallyCommand, args, { cwd, interrupted: stop.signal, onStderr })).rejects.toThrow(
    Interrupted,
  );
  expect(told[0]).toMatch(/^\S.*\n$/);
});
