import { execFileSync, spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, finish, openVote, removeFolders } from './ballot/desk.fixture.ts';

afterAll(removeFolders);

const tool = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' });
const toolVersion = tool.status === 0 ? Number.parseFloat(tool.stdout.trim().replace(/^\D*/, '')) : 0;
const knows = (group: string) => toolVersion >= 3 || (toolVersion >= 2 && group !== 'Ed25519');

describe.each(['Ed25519', 'BELENIOS-2048'])('a whole election in %s, from an empty folder', (group) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openVote(group);
  });

  test('secrets are readable by their owner alone', async () => {
    const secret = (await readdir(desk.folder)).filter((name) => /secret|polynomial/.test(name));
    expect(secret).toHaveLength(8);
    for (const name of secret)
      expect([(await stat(join(desk.folder, name))).mode & 0o777, name]).toEqual([0o600, name]);
  });

  test('ballots are cast, audited, cast again and voided, and the result is their sum', async () => {
    const ada = await desk.vote('ada', [
      [1, 1, 0],
      [0, 1, 0],
    ]);
    const bo = await desk.vote('bo', [
      [0, 1, 0],
      [1, 0, 0],
    ]);
    const again = await desk.vote('ada', [
      [0, 0, 1],
      [0, 0, 1],
    ]);
    const cesc = await desk.vote('cesc', [
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(await desk.do('board', 'add', desk.archive, ada.file, bo.file)).toBe(`${ada.tracker}\n${bo.tracker}`);
    await desk.do('board', 'add', desk.archive, cesc.file, again.file);

    const hash = await desk.prepare('dora', [
      [0, 1, 0],
      [0, 1, 0],
    ]);
    const prepared = `${desk.fileOf(hash)}.prepared.secret.json`;
    const kept = await desk.read(prepared);
    await desk.do('audit', 'reveal', desk.archive, prepared);
    const opened = `${desk.fileOf(hash)}.opened.json`;
    expect(await desk.do('audit', 'check', desk.archive, opened, '--hash', hash)).toBe('[[0,1,0],[0,1,0]]');
    const lied = await desk.ballot('audit', 'check', desk.archive, opened, '--hash', `${hash.slice(1)}A`);
    expect([lied.code, lied.stderr]).toEqual([1, expect.stringContaining('The device lied')]);
    await desk.do('audit', 'record', desk.archive, opened);
    // A device that kept a copy of what it laid open casts it all the same: the board knows.
    await desk.write(prepared, kept);
    const tracker = await desk.do('vote', 'cast', desk.archive, prepared, '--code', 'dora.code');
    const refused = await desk.ballot('board', 'add', desk.archive, `${desk.fileOf(tracker)}.ballot.json`);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('laid open in an audit')]);

    const credential = await desk.do('credential', 'public', desk.archive, '--code', 'cesc.code');
    const why = ['--credential', credential, '--reason', 'voted on paper'];
    expect((await desk.ballot('board', 'void', desk.archive, ...why)).code).toBe(2);
    expect(
      // The first question has no empty vote: its ballot cannot be replaced, and the board says so.
      await desk.ballot('board', 'void', desk.archive, ...why, '--code', 'cesc.code'),
    ).toMatchObject({ code: 2, stderr: expect.stringContaining('no empty vote') });
    const dora = await desk.do('credential', 'public', desk.archive, '--code', 'dora.code');
    await desk.do('board', 'void', desk.archive, '--credential', dora, '--reason', 'voted on paper');
    const late = await desk.vote('dora', [
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect(await desk.ballot('board', 'add', desk.archive, late.file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('void'),
    });

    await desk.do('tally', 'close', desk.archive);
    const { uuid } = desk;
    const result = await finish(desk, [
      `${uuid}.mandatory-1.secret.json`,
      ...[1, 3].map((at) => `${uuid}.trustee-${at}.secret.json`),
    ]);
    expect(result).toBe('[[1,3,1],[3,1,1]]');
  });

  test.skipIf(!knows(group))('belenios-tool accepts it and counts it alike', () => {
    const options = { cwd: desk.folder, encoding: 'utf8', stdio: 'pipe' } as const;
    const verified = spawnSync('belenios-tool', ['election', 'verify', '--dir', '.'], options);
    expect([verified.status, verified.stderr]).toEqual([0, expect.stringContaining('all checks passed')]);
    const counted = execFileSync('belenios-tool', ['election', 'compute-result', '--dir', '.'], options);
    expect(JSON.parse(counted)).toEqual({
      result: [
        [1, 3, 1],
        [3, 1, 1],
      ],
    });
  });
});
