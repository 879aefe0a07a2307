import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { UsageError } from './command.ts';
import { runCommand } from './testing.ts';
import { verifyCommand } from './verify.ts';

const data = sharedData('elections');
const T20 = 'belenios/t20/qZFJxaaeUpbmxF.bel';
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const verify = (...args: string[]) => runCommand(verifyCommand, args, { cwd });

describe.skipIf(data.missing)(data.titled('elections on disk'), () => {
  test('a sound election: exit code 0, and the report to the letter of its contract', async () => {
    const { code, stdout, stderr } = await verify(data.file(T20), '--json');
    // On a slow machine it says how far it is.
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^(checked \d+ ballots\n)*$/)]);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['verdict', 'checks', 'result', 'ballots', 'voters']);
    expect(report).toMatchObject({ verdict: 'verified', result: [[9, 7, 2, 1, 1]], ballots: 20, voters: 20 });
    expect(report.checks.map(({ id }: { id: number }) => id)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
    for (const check of report.checks) expect(Object.keys(check)).toEqual(['id', 'title', 'ok', 'detail']);
  });

  test('a tampered one: exit code 1, and words that say what is wrong where', async () => {
    const { code, stdout } = await verify(data.file('belenios/t20-tampered/01-result-swapped.bel'));
    expect(code).toBe(1);
    expect(stdout).toContain('✗ 20 The result is what the tally decrypts to: Choice 1 of question 1 is published as 7');
    expect(stdout).toMatch(/rejected: 20 ballots of 20 voters\n$/);
  });

  test('a record of Helios', async () => {
    const { code, stdout } = await verify(data.file('helios-2011/testdata/test.json'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'verified', result: [[0, 1, 1, 1]], ballots: 1, voters: 1 });
  });

  test('an audited ballot of Helios is no election: exit code 2', async () => {
    const { code, stderr } = await verify(data.file('helios-2011/testdata/test_audit.json'));
    expect(code).toBe(2);
    expect(stderr).toContain('one audited ballot of Helios');
  });

  test('half a file cannot be read: exit code 2, with the reason on stderr and in the report', async () => {
    const whole = await readFile(data.file(T20));
    await writeFile(join(cwd, 'half.bel'), whole.subarray(0, whole.length / 2 + 100));
    const { code, stdout, stderr } = await verify('half.bel', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unreadable', result: null });
    expect(stderr).toMatch(/^half\.bel: The file ends in the middle of /);
  });

  test('a sidecar that is nonsense changes nothing', async () => {
    await copyFile(data.file(T20), join(cwd, 'aside.bel'));
    await writeFile(join(cwd, 'aside.bel.commitments'), 'nonsense\n{"hash":"00"}\n\u0000\n');
    expect((await verify('aside.bel')).code).toBe(0);
  });

  test('an empty folder of checkpoints says nothing; a folder that is not there is an error', async () => {
    await mkdir(join(cwd, 'kept'), { recursive: true });
    const { code, stdout } = await verify(data.file(T20), '--checkpoints', 'kept', '--json');
    expect([code, JSON.parse(stdout).checks[21]]).toMatchObject([
      0,
      { ok: null, detail: 'The folder holds no checkpoint.' },
    ]);
    expect((await verify(data.file(T20), '--checkpoints', 'nowhere')).code).toBe(2);
  });
});

test.each([
  ['nothing', '', 'The file is empty.'],
  ['words', 'Dear sirs, ', 'This is no archive of an election'],
  ['a page', '<!doctype html>'.padEnd(2048, ' '), 'This is no archive of an election (no tar).'],
  ['JSON', '{"a":1}', 'This is no record of Helios: it lacks election, voters, votes, trustees, results.'],
  ['ElectionGuard', '{"manifest":{}}', 'ElectionGuard'],
  ['a part of ElectionGuard', '{"joint_public_key":"Avfq","guardians":[]}', 'which this program does not verify'],
])('%s is not an archive: exit code 2', async (name, text, reason) => {
  await writeFile(join(cwd, name), text);
  const { code, stderr } = await verify(name);
  expect(code).toBe(2);
  expect(stderr).toContain(reason);
});

test.each([
  ['a file that is not there', ['missing.bel'], 'missing.bel is not there'],
  ['a folder', ['.'], 'This is a folder: give the file in it'],
  ['a file where a folder of checkpoints is asked for', ['a', '--checkpoints', 'words'], 'words is no folder'],
])('%s: exit code 2, and what to do', async (_, args, why) => {
  await writeFile(join(cwd, 'words'), 'Dear sirs');
  const { code, stderr } = await verify(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});

test.each([[[]], [['a', 'b']], [['a', '--census', 'many']]])('a call that cannot be used: %j', async (args) => {
  await expect(verify(...args)).rejects.toThrow(UsageError);
});
