import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MapReport } from '@ateneu/opinion-map';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { UsageError } from './command.ts';
import { mapCommand } from './map.ts';
import { runCommand } from './testing.ts';

/** Two camps of 20 on 8 comments; comment 7 is agreed by all, comment 30 moderated out and without a vote. */
const PEOPLE = Array.from({ length: 40 }, (_, id) => id);
const sideOf = (id: number, comment: number) => (comment === 7 ? 1 : (id % 2 === 0) === (comment % 2 === 0) ? 1 : -1);
const COMMENTS = [0, 1, 2, 3, 5, 6, 7, 9];
const MATRIX = [
  ['participant', 'xid', 'group-id', ...COMMENTS].join(','),
  ...PEOPLE.map((id) => [id, '', '', ...COMMENTS.map((comment) => sideOf(id, comment))].join(',')),
].join('\r\n');
const VOTES = PEOPLE.flatMap((pid) =>
  COMMENTS.map((tid) => ({ pid, tid, vote: sideOf(pid, tid), modified: `${pid + tid}` })),
);

const FILES: Readonly<Record<string, string>> = {
  'export/participants-votes.csv': MATRIX,
  'export/comments.csv': 'comment-id,moderated,comment-body\n7,1,"Plant ""trees"""\n30,-1,Hidden\n9,-1,Also hidden\n',
  'api/votes.json': JSON.stringify(VOTES),
  'api/comments.json': '[{"tid":9,"mod":-1}]',
  'api/conversation.json': '{"topic":"Trees"}',
  'both/votes.json': '[]',
  'both/votes.csv': 'comment-id,voter-id,vote\n',
  'few/votes.csv': 'comment-id,voter-id,vote\n1,1,1\n2,1,-1\n',
  'broken/votes.csv': 'comment-id,voter-id,vote\n1,1,maybe\n',
  'empty/readme.txt': 'nothing',
  'first-ten.json': '[0,1,2,3,4,5,6,7,8,9]',
  'bots.txt': '38\n39\n',
  'names.txt': 'Ada\n',
};

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'map-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(join(cwd, name, '..'), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
});

afterAll(() => rm(cwd, { recursive: true }));

const map = (...args: string[]) => runCommand(mapCommand, args, { cwd });
const mapped = async (...args: string[]): Promise<MapReport> => JSON.parse((await map(...args, '--json')).stdout);

test('a map as JSON, to the letter of its contract', async () => {
  const { code, stdout, stderr } = await map('export', '--json');
  expect([code, stderr]).toEqual([0, '']);
  const report: MapReport = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual([
    ...['participants', 'comments', 'votes', 'inConversation', 'groups', 'consensus', 'groupAwareConsensus'],
    ...['extremity', 'priority', 'projection', 'center', 'components', 'stability', 'verdict'],
  ]);
  expect(report).toMatchObject({
    participants: 40,
    comments: 8,
    votes: 320,
    inConversation: PEOPLE,
    verdict: 'groups',
  });
  expect(report.groups.map(({ id, members }) => [id, members.length, members[0]])).toEqual([
    [0, 20, 0],
    [1, 20, 1],
  ]);
  expect(Object.keys(report.groups[0]?.representative[0] ?? {})).toEqual([
    ...['comment', 'direction', 'success', 'trials', 'probability', 'probabilityTest'],
    ...['representativeness', 'representativenessTest', 'bestAgree'],
  ]);
  expect(report.consensus.agree).toMatchObject([{ comment: 7, success: 40, trials: 40 }]);
  expect(Object.keys(report.priority)).toEqual(['0', '1', '2', '3', '5', '6', '7']);
  expect([report.center[6], report.center[7], report.components[0].length]).toEqual([1, 0, 8]);
  expect(report.projection[0]).toHaveLength(2);
});

test('an export and the answers of the API make the same map', async () => {
  expect(await mapped('api')).toEqual(await mapped('export'));
  expect(await mapped('api', '--format', 'polis-api')).toEqual(await mapped('api'));
});

test('who is banned is not there; who is in conversation can be said', async () => {
  const report = await mapped('export', '--banned', 'bots.txt');
  expect([report.participants, report.votes, report.projection[38]]).toEqual([38, 304, undefined]);
  expect((await mapped('export', '--in-conversation', 'first-ten.json')).inConversation).toEqual(PEOPLE.slice(0, 10));
});

test('too few to speak of groups: exit code 1; in the profile of Pol.is there always are some', async () => {
  expect((await map('few', '--json')).code).toBe(1);
  const { code, stdout } = await map('few', '--profile', 'polis', '--json');
  expect([code, JSON.parse(stdout).verdict]).toEqual([0, 'too-few']);
});

test('a map can be read', async () => {
  const { code, stdout } = await map('export');
  expect(code).toBe(0);
  expect(stdout).toContain(
    '320 votes by 40 participants on 8 comments; 40 in conversation.\n2 groups, stability 1.00.',
  );
  expect(stdout).toContain('Shared by most\n  40 of 40 agree: 7 “Plant "trees"”');
  expect(stdout).not.toContain('hidden');
});

test.each([
  [['nowhere'], 'nowhere: there is no such folder.'],
  [['empty'], 'empty: there are no votes in the folder: votes.csv, participants-votes.csv or votes.json.'],
  [['both'], 'both: it holds both formats: say --format polis-export or polis-api.'],
  [['export', '--format', 'polis-api'], 'export: there is no votes.json in the folder.'],
  [['api', '--format', 'polis-export'], 'api: there is neither votes.csv nor participants-votes.csv in the folder.'],
  [['broken'], 'broken: votes.csv, line 2: the vote is "maybe", not -1, 0 or 1'],
])('%j ends with 2 and one sentence', async (args, why) => {
  const { code, stdout, stderr } = await map(...args);
  expect([code, stdout, stderr]).toEqual([2, '', `${why}\n`]);
});

test('a list of participants that cannot be read is named', async () => {
  const { code, stderr } = await map('export', '--banned', 'names.txt');
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/names\.txt, line 1: "Ada" is not the id of a participant\n$/),
  ]);
  expect((await map('export', '--in-conversation', 'none.txt')).code).toBe(2);
});

test.each([[[]], [['export', 'api']], [['export', '--profile', 'mine']], [['export', '--format', 'csv']]])(
  '%j is no call',
  async (args) => {
    await expect(map(...args)).rejects.toThrow(UsageError);
  },
);

const polis = sharedData('polis');

describe.skipIf(polis.missing)(polis.titled('real conversations'), () => {
  test.each([
    ['american-assembly.bowling-green', 2],
    ['austria-climate.5twd2jsnkf.2022-08-08', 2],
    ['brexit-consensus', 2],
    ['scoop-hivemind.biodiversity', 2],
  ])('%s has %i groups', async (folder, groups) => {
    const report = await mapped(polis.file(folder));
    expect([report.verdict, report.groups.length]).toEqual(['groups', groups]);
  });

  test('a conversation of the API, with the sticky set out of its own results', async () => {
    const folder = polis.file('polis-math-goldens/below-100-ptpts');
    const report = await mapped(folder, '--profile', 'polis', '--in-conversation', `${folder}/math-pca2.json`);
    expect(report.inConversation).toHaveLength(23);
    expect(report.groups.map(({ members }) => members.length)).toEqual([11, 9, 3]);
  });
});
