import { execFileSync, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { GroupName } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import { openGroup } from '../groups/open-group.ts';
import { webCipher } from './seal.ts';
import { archiveOf, boardOf, holdCeremony, openForVotes, vote } from './whole-election.fixture.ts';

const cipher = webCipher(webcrypto.subtle);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const version = versionOfTool();
/** Release 2.0 knows field groups only. */
const groups: GroupName[] = version === undefined ? [] : version < 3 ? ['BELENIOS-2048'] : ['BELENIOS-2048', 'Ed25519'];

const rankedGroups: GroupName[] =
  version === undefined ? [] : version < 3 ? ['RFC-3526-2048'] : ['RFC-3526-2048', 'Ed25519'];

function versionOfTool(): number | undefined {
  const { status, stdout } = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number.parseFloat(stdout.trim().replace(/^\D*/, '')) : undefined;
}

function tool(folder: string, command: string): string {
  return execFileSync('belenios-tool', ['election', command, '--dir', folder], { encoding: 'utf8', stdio: 'pipe' });
}

/** From release 3 on a ballot is asked about before it is added: there `election verify` alone says too little. */
function expectAccepted(uuid: string, board: Uint8Array, ballot: string): void {
  if (version === undefined || version < 3) return;
  const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
  folders.push(folder);
  writeFileSync(join(folder, `${uuid}.bel`), board);
  writeFileSync(join(folder, 'ballot.json'), ballot);
  const asked = ['election', 'verify-ballot', '--ballot', 'ballot.json'];
  const { status, stderr } = spawnSync('belenios-tool', asked, { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.anything()]);
}

const TEMPLATE = {
  description: 'For “second” opinions: ç, é, ع',
  name: 'Both',
  questions: [
    { answers: ['A', 'B', 'C'], min: 1, max: 2, question: 'Which?' },
    { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' },
  ],
};

const RANKED = {
  description: 'Ranked and plain',
  name: 'Both kinds',
  questions: [
    { type: 'NonHomomorphic' as const, value: { answers: ['A', 'B', 'C'], question: 'In which order?' } },
    { answers: ['Yes', 'No'], min: 0, max: 1, question: 'And?' },
  ],
};

describe.skipIf(version === undefined)('belenios-tool', () => {
  test.each(groups)('accepts a whole election of ours in %s, and counts it alike', async (name) => {
    const group = await openGroup(name, random);
    const ceremony = await holdCeremony(group, cipher, { size: 3, threshold: 2 });
    const voters = [{ id: 'a' }, { id: 'b', weight: 3 }, { id: 'c' }, { id: 'd' }];
    const open = openForVotes(group, ceremony, TEMPLATE, voters);
    const ballots = [
      vote(open, 0, [
        [1, 1, 0],
        [0, 1, 0],
      ]),
      vote(open, 1, [
        [0, 1, 0],
        [1, 0, 0],
      ]),
      vote(open, 2, [
        [0, 0, 1],
        [0, 0, 1],
      ]),
      vote(open, 0, [
        [1, 0, 0],
        [0, 0, 1],
      ]),
    ];
    for (const [at, ballot] of ballots.entries())
      expectAccepted(open.election.uuid, boardOf(open, ballots.slice(0, at)), ballot);
    const { bytes, result, texts } = archiveOf(open, ballots, [1, 2, 4]);
    expect(result).toEqual([
      [1, 3, 1],
      [3, 0, 2],
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
    folders.push(folder);
    writeFileSync(join(folder, `${open.election.uuid}.bel`), bytes);
    const said = spawnSync('belenios-tool', ['election', 'verify', '--dir', folder], { encoding: 'utf8' });
    expect([said.status, said.stderr]).toEqual([0, expect.stringContaining('all checks passed')]);
    expect(tool(folder, 'compute-encrypted-tally').split('\n').slice(0, 2)).toEqual(texts);
    expect(JSON.parse(tool(folder, 'compute-result'))).toEqual({ result });
  });
  test.each(rankedGroups)(
    'accepts our shuffles in %s, and decrypts the same rankings',
    { timeout: 240_000 },
    async (name) => {
      const group = await openGroup(name, random);
      const ceremony = await holdCeremony(group, cipher, { size: 2, threshold: 2 });
      const open = openForVotes(group, ceremony, RANKED, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
      const ballots = [
        vote(open, 0, [
          [1, 2, 3],
          [1, 0],
        ]),
        vote(open, 1, [
          [0, 0, 255],
          [0, 0],
        ]),
        vote(open, 2, [
          [3, 2, 1],
          [0, 1],
        ]),
      ];
      const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
      folders.push(folder);
      const file = join(folder, `${open.election.uuid}.bel`);
      // In which order ranked ballots stand in the tally, the tool decides by itself: as cast, it says, and does not.
      const { bytes, result } = archiveOf(open, ballots, [1, 2, 3], (votes) => {
        writeFileSync(file, votes);
        return tool(folder, 'compute-encrypted-tally').split('\n')[0];
      });
      writeFileSync(file, bytes);
      expect(result[1]).toEqual([1, 1]);
      expect(result[0]?.map(String).sort()).toEqual(['0,0,255', '1,2,3', '3,2,1']);
      const said = spawnSync('belenios-tool', ['election', 'verify', '--dir', folder], { encoding: 'utf8' });
      expect([said.status, said.stderr]).toEqual([0, expect.stringContaining('all checks passed')]);
      expect(JSON.parse(tool(folder, 'compute-result'))).toEqual({ result });
    },
  );

  test.skipIf(version !== undefined && version >= 3)(
    'of release 2 knows no questions of lists, and says so',
    async () => {
      const group = await openGroup('BELENIOS-2048', random);
      const ceremony = await holdCeremony(group, cipher, { size: 0, threshold: 0 });
      const answers = [
        ['L', 'A'],
        ['R', 'B'],
      ];
      const questions = [{ type: 'Lists' as const, value: { answers, question: 'Whom?' } }];
      const open = openForVotes(group, ceremony, { description: '', name: 'n', questions }, [{ id: 'a' }]);
      const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
      folders.push(folder);
      writeFileSync(join(folder, `${open.election.uuid}.bel`), boardOf(open, []));
      const said = spawnSync('belenios-tool', ['election', 'verify', '--dir', folder], { encoding: 'utf8' });
      expect([said.status, said.stderr]).toEqual([expect.any(Number), expect.stringContaining('unexpected type')]);
    },
  );
});
