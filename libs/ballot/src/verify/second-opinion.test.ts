import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditBytes, failedOf } from './audit.fixture.ts';

const MISSING = spawnSync('belenios-tool', ['--version']).status !== 0;
const NAMED = `an election made by belenios-tool${MISSING ? ' (skipped: it is not installed)' : ''}`;

/** A whole election by a program we did not write: threshold trustees, weights, a blank vote and a revote. */
describe.skipIf(MISSING)(NAMED, { timeout: 120_000 }, () => {
  let folder: string;

  const tool = (command: string, input = '') =>
    execFileSync('belenios-tool', command.split(' '), {
      cwd: folder,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const named = (end: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(end))
      .sort();
  const joinedFiles = (names: readonly string[]) => names.map(read).join('');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'belenios-'));
    const uuid = tool('setup generate-token').trim();
    write('voters.txt', 'a@x.org,,1\nb@x.org,,3\nc@x.org,,1\n');
    tool(`setup generate-credentials --uuid ${uuid} --group BELENIOS-2048 --file voters.txt`);
    const lines = JSON.parse(read(named('.pubcreds')[0] ?? '')) as string[];
    write('public_creds.json', JSON.stringify(lines.map((line) => line.split(',').slice(0, 2).join(','))));
    holdCeremony();
    write('template.json', JSON.stringify(TEMPLATE));
    tool(`setup make-election --group BELENIOS-2048 --template template.json --uuid ${uuid}`);
    tool('archive init');
    castBallots();
    count();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  function holdCeremony(): void {
    tool('setup generate-trustee-key --group BELENIOS-2048');
    write('public_keys.jsons', joinedFiles(named('.pubkey')));
    const step = 'setup generate-trustee-key-threshold --group BELENIOS-2048';
    for (const _ of [1, 2, 3]) tool(`${step} --step 1`);
    write('certs.jsons', joinedFiles(named('.cert')));
    const owners = named('.cert').map((name) => name.replace('.cert', ''));
    write(
      'polynomials.jsons',
      owners.map((id) => tool(`${step} --step 3 --certs certs.jsons --key ${id}.key --threshold 2`)).join(''),
    );
    tool(`${step} --step 4 --certs certs.jsons --polynomials polynomials.jsons`);
    const shares = owners.map((id) =>
      tool(`${step} --step 5 --certs certs.jsons --key ${id}.key`, read(`${id}.vinput`)),
    );
    write(
      'threshold.json',
      tool(`${step} --step 6 --certs certs.jsons --polynomials polynomials.jsons`, shares.join('')),
    );
    tool('setup make-trustees');
  }

  function castBallots(): void {
    const secrets = new Map(
      read(named('.privcreds')[0] ?? '')
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
    for (const [voter, choices] of VOTES) {
      write('credential', [...secrets].find(([name]) => name.startsWith(voter))?.[1] ?? '');
      write('choices.json', JSON.stringify(choices));
      const ballot = tool('election generate-ballot --dir . --privcred credential --ballot choices.json');
      tool('archive add-event --type Ballot', ballot);
    }
  }

  function count(): void {
    tool('archive add-event --type EndBallots');
    tool('archive add-event --type EncryptedTally', tool('election compute-encrypted-tally'));
    const [single = ''] = named('.privkey');
    tool(
      'archive add-event --type PartialDecryption',
      tool(`election decrypt --dir . --privkey ${single} --trustee-id 1`),
    );
    for (const [at, name] of named('.dkey').slice(1).entries()) {
      const key = name.replace('.dkey', '.key');
      const partial = tool(
        `election decrypt-threshold --dir . --key ${key} --decryption-key ${name} --trustee-id ${at + 3}`,
      );
      tool('archive add-event --type PartialDecryption', partial);
    }
    tool('archive add-event --type Result', tool('election compute-result'));
  }

  test('verifies, with the votes that were cast', async () => {
    const audit = await auditBytes(readFileSync(join(folder, named('.bel')[0] ?? '')), { census: 5 });
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({
      verdict: 'verified',
      result: [
        [1, 3, 0],
        [3, 0, 1],
      ],
      ballots: 3,
      voters: 2,
    });
  });
});

const TEMPLATE = {
  description: 'ç, “é”, a / and a \\',
  name: 'Both',
  questions: [
    { answers: ['A', 'B', 'C'], min: 1, max: 2, question: 'Which?' },
    { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' },
  ],
};
const VOTES = [
  [
    'a',
    [
      [1, 1, 0],
      [0, 1, 0],
    ],
  ],
  [
    'b',
    [
      [0, 1, 0],
      [1, 0, 0],
    ],
  ],
  [
    'a',
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
  ],
] as const;
