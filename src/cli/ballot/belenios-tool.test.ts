import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../testing.ts';
import { verifyCommand } from '../verify.ts';
import { Desk, emptyFolder, removeFolders } from './desk.fixture.ts';

afterAll(removeFolders);

const found = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' });
const version = found.status === 0 ? Number.parseFloat(found.stdout.trim().replace(/^\D*/, '')) : 0;

const PLAIN = { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' };
const RANKED = { type: 'NonHomomorphic', value: { answers: ['A', 'B', 'C'], question: 'Order?' } };

// The words of its commands are those of release 2; release 3 is asked about whole elections of ours (ballot.test.ts).
describe.skipIf(version < 2 || version >= 3)('an election that belenios-tool 2 set up', () => {
  let desk: Desk;
  let codes: string[];

  beforeEach(async () => {
    desk = new Desk(await emptyFolder());
  });

  /** @returns what the tool prints */
  function tool(args: string[], input?: string): string {
    return execFileSync('belenios-tool', args, {
      cwd: desk.folder,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      input: input ?? '',
    });
  }

  const read = (name: string) => readFileSync(join(desk.folder, name), 'utf8');

  function contentOf(ending: string): string {
    return readFileSync(
      join(desk.folder, readdirSync(desk.folder).find((name) => name.endsWith(ending)) ?? ''),
      'utf8',
    );
  }

  const write = (name: string, content: string) => writeFileSync(join(desk.folder, name), content);
  const event = (type: string, lines = '') => tool(['archive', 'add-event', '--type', type], lines);

  function setUp(group: string, questions: unknown[], voters: number, trustees = 1): void {
    desk.uuid = tool(['setup', 'generate-token', '--length', '14']).trim();
    const about = ['--uuid', desk.uuid, '--group', group];
    tool(['setup', 'generate-credentials', ...about, '--count', String(voters)]);
    for (let trustee = 0; trustee < trustees; trustee += 1) tool(['setup', 'generate-trustee-key', '--group', group]);
    const keys = readdirSync(desk.folder).filter((name) => name.endsWith('.pubkey'));
    write('public_keys.jsons', keys.map((name) => `${read(name).trim()}\n`).join(''));
    for (const [at, name] of keys.entries()) {
      const key = JSON.parse(read(name.replace('.pubkey', '.privkey')));
      write(`trustee-${at + 1}.secret.json`, JSON.stringify({ private_key: key }));
    }
    write('template.json', JSON.stringify({ description: '', name: 'n', questions }));
    tool(['setup', 'make-trustees']);
    tool(['setup', 'make-election', ...about, '--template', 'template.json']);
    write('public_creds.json', contentOf('.pubcreds'));
    tool(['archive', 'init']);
    codes = contentOf('.privcreds')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').at(-1) ?? '');
    for (const [at, code] of codes.entries()) write(`${at}.code`, code);
  }

  function theirVote(voter: number, choices: number[][]): void {
    write('theirs.json', JSON.stringify(choices));
    event(
      'Ballot',
      tool(['election', 'generate-ballot', '--dir', '.', '--privcred', `${voter}.code`, '--ballot', 'theirs.json']),
    );
  }

  const verified = () => {
    const { status, stderr } = spawnSync('belenios-tool', ['election', 'verify', '--dir', '.'], {
      cwd: desk.folder,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, expect.stringContaining('all checks passed')]);
  };
  const ours = async () =>
    JSON.parse((await runCommand(verifyCommand, [desk.archive, '--json'], { cwd: desk.folder })).stdout);

  test('takes ballots of both, and is decrypted and counted by us', async () => {
    setUp('BELENIOS-2048', [PLAIN], 3);
    theirVote(0, [[0, 1, 0]]);
    const { file } = await desk.vote('1', [[0, 1, 0]]);
    await desk.do('board', 'add', desk.archive, file);
    theirVote(2, [[1, 0, 0]]);
    await desk.do('tally', 'close', desk.archive);
    await desk.do('tally', 'decrypt', desk.archive, '--secret', 'trustee-1.secret.json');
    await desk.do('tally', 'add', desk.archive, `${desk.uuid}.decryption-1.json`);
    expect(await desk.do('tally', 'result', desk.archive)).toBe('[[1,2,0]]');
    verified();
    expect(await ours()).toMatchObject({ verdict: 'verified', result: [[1, 2, 0]], ballots: 3 });
  });

  test('is tallied, decrypted and counted by the tool with our ballots in it', async () => {
    setUp('BELENIOS-2048', [PLAIN], 2);
    for (const [voter, choices] of [
      ['0', [[0, 1, 0]]],
      ['1', [[0, 0, 1]]],
      ['0', [[1, 0, 0]]],
    ] as const)
      await desk.do('board', 'add', desk.archive, (await desk.vote(voter, choices)).file);
    event('EndBallots');
    event('EncryptedTally', tool(['election', 'compute-encrypted-tally', '--dir', '.']));
    const key = readdirSync(desk.folder).find((name) => name.endsWith('.privkey')) ?? '';
    event('PartialDecryption', tool(['election', 'decrypt', '--dir', '.', '--privkey', key, '--trustee-id', '1']));
    const result = tool(['election', 'compute-result', '--dir', '.']);
    expect(JSON.parse(result)).toEqual({ result: [[1, 0, 1]] });
    event('Result', result);
    verified();
    expect(await ours()).toMatchObject({ verdict: 'verified', result: [[1, 0, 1]], ballots: 3, voters: 2 });
  });

  // Powers of 2047 bits in bigints, hundreds of them, and several audits: minutes on a busy machine.
  test('with ranked ballots is shuffled by the tool, and by us after it', { timeout: 300_000 }, async () => {
    setUp('RFC-3526-2048', [RANKED, PLAIN], 2, 2);
    theirVote(0, [
      [1, 2, 3],
      [0, 1, 0],
    ]);
    await desk.do(
      'board',
      'add',
      desk.archive,
      (
        await desk.vote('1', [
          [3, 0, 255],
          [0, 0, 1],
        ])
      ).file,
    );
    event('EndBallots');
    event('EncryptedTally', tool(['election', 'compute-encrypted-tally', '--dir', '.']));
    event('Shuffle', tool(['election', 'shuffle', '--dir', '.', '--trustee-id', '1']));
    await desk.do('tally', 'shuffle', desk.archive, '--secret', 'trustee-2.secret.json');
    await desk.do('tally', 'add', desk.archive, `${desk.uuid}.shuffle-2.json`);
    await desk.do('tally', 'end-shuffles', desk.archive);
    for (const trustee of [1, 2]) {
      await desk.do('tally', 'decrypt', desk.archive, '--secret', `trustee-${trustee}.secret.json`);
      await desk.do('tally', 'add', desk.archive, `${desk.uuid}.decryption-${trustee}.json`);
    }
    const result = JSON.parse(await desk.do('tally', 'result', desk.archive));
    expect([result[0].map(String).sort(), result[1]]).toEqual([
      ['1,2,3', '3,0,255'],
      [0, 1, 1],
    ]);
    verified();
    expect(await ours()).toMatchObject({ verdict: 'verified', result });
  });
});
