import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditBytes, failedOf } from './audit.fixture.ts';

const said = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' });
const version = said.status === 0 ? Number.parseFloat(said.stdout.trim().replace(/^\D*/, '')) : 0;
// The words of its commands are those of release 2.
const MISSING = version < 2 || version >= 3;
const NAMED = `by belenios-tool 2${MISSING ? ' (skipped: it is not installed)' : ''}`;

const asked = (answers: number, min: number, max: number, blank?: boolean) => ({
  answers: Array.from({ length: answers }, (_, at) => `answer ${at}`),
  ...(blank === undefined ? {} : { blank }),
  ...{ min, max, question: '?' },
});
const ranked = (answers: number) => ({
  type: 'NonHomomorphic',
  value: { answers: Array.from({ length: answers }, (_, at) => `answer ${at}`), question: '?' },
});
const KINDS: [string, Kind][] = [
  [
    'without a ballot',
    { group: 'BELENIOS-2048', questions: [asked(2, 1, 1)], weights: [undefined, undefined], votes: [], singles: 1 },
  ],
  [
    'of odd rules, three mandatory trustees, nobody blank',
    {
      group: 'BELENIOS-2048',
      questions: [
        ...[asked(1, 0, 1), asked(2, 0, 0), asked(2, 2, 2, true), asked(2, 0, 2, false)],
        ...[asked(2, 0, 5), asked(0, 0, 0), asked(0, 0, 0, true)],
      ],
      weights: [undefined],
      votes: [[0, [[1], [0, 0], [0, 1, 1], [1, 1], [1, 1], [], [1]]]],
      singles: 3,
    },
  ],
  ['without a question', { group: 'BELENIOS-2048', questions: [], weights: [undefined], votes: [[0, []]], singles: 1 }],
  [
    'that nobody can vote in',
    {
      group: 'BELENIOS-2048',
      questions: [asked(2, 3, 4), asked(2, 2, 1), ranked(2)],
      weights: [],
      votes: [],
      singles: 1,
    },
  ],
  [
    'with large weights and a revote',
    {
      group: 'BELENIOS-2048',
      questions: [asked(2, 1, 1)],
      weights: [999_999, 1, 0],
      votes: [
        [0, [[1, 0]]],
        [1, [[1, 0]]],
        [0, [[0, 1]]],
        [2, [[0, 1]]],
      ],
      singles: 1,
    },
  ],
  [
    'of four trustees of whom two are there, none mandatory',
    {
      group: 'BELENIOS-2048',
      questions: [asked(2, 1, 1)],
      weights: [undefined, undefined],
      votes: [[1, [[0, 1]]]],
      singles: 0,
      threshold: { size: 4, threshold: 2 },
      absent: [1, 3],
    },
  ],
  [
    'with every character in its texts',
    {
      group: 'BELENIOS-2048',
      questions: [
        { ...asked(2, 1, 1), answers: ['Així \u007f', 'ع 👩‍👩‍👧'], question: '\u2028 \\ / " <b>\n\t\u0001 \\u007f' },
      ],
      weights: [undefined],
      votes: [[0, [[0, 1]]]],
      singles: 1,
      about: { description: '“é” \u0000', name: 'ا', administrator: 'A', credential_authority: 'server' },
    },
  ],
  [
    'with rankings and choices mixed',
    {
      group: 'RFC-3526-2048',
      questions: [asked(2, 1, 1), ranked(2), ranked(3)],
      weights: [1, 1],
      votes: [
        [
          0,
          [
            [1, 0],
            [0, 255],
            [3, 2, 1],
          ],
        ],
      ],
      singles: 1,
      threshold: { size: 2, threshold: 1 },
      absent: [1],
      shuffles: [1, 1],
    },
  ],
  [
    'with rankings of more than it carries, no ballot, and so several decryptions that are the same',
    {
      group: 'RFC-3526-2048',
      questions: [ranked(255)],
      weights: [undefined],
      votes: [],
      singles: 1,
      threshold: { size: 2, threshold: 2 },
    },
  ],
];

describe.skipIf(MISSING)(`an election ${NAMED}`, { timeout: 180_000 }, () => {
  test.each(KINDS)('%s verifies, with the result it counted', async (_, kind) => {
    const { bytes, result } = electionBy(kind);
    const audit = await auditBytes(bytes);
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({ verdict: 'verified', result, ballots: kind.votes.length });
  });
});

interface Kind {
  readonly group: 'BELENIOS-2048' | 'RFC-3526-2048';
  readonly questions: readonly object[];
  /** Of each voter; none where nobody has any. */
  readonly weights: readonly (number | undefined)[];
  readonly votes: readonly (readonly [voter: number, choices: readonly (readonly number[])[]])[];
  /** How many trustees are always needed. */
  readonly singles: number;
  readonly threshold?: { readonly size: number; readonly threshold: number };
  /** Who of those is away when the tally is decrypted, from 1. */
  readonly absent?: readonly number[];
  /** Who shuffles, one after the other; the first trustee where it is not said. */
  readonly shuffles?: readonly number[];
  readonly about?: object;
}

/** A whole election of this kind by `belenios-tool` 2: its archive, and the result as the tool counts it. */
function electionBy(kind: Kind): { readonly bytes: Uint8Array; readonly result: unknown } {
  const desk = new ToolDesk();
  try {
    desk.setUp(kind);
    desk.vote(kind);
    return desk.count(kind);
  } finally {
    rmSync(desk.folder, { recursive: true });
  }
}

class ToolDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'belenios-kind-'));
  /** Of the group of trustees, in their order. */
  private shareholders: string[] = [];

  setUp({ group, questions, weights, singles, threshold, about = {} }: Kind): void {
    const uuid = this.tool('setup generate-token --length 14').trim();
    this.write(
      'voters.txt',
      weights.map((weight, at) => `${at}@x.org${weight === undefined ? '' : `,,${weight}`}\n`).join(''),
    );
    this.tool(`setup generate-credentials --uuid ${uuid} --group ${group} --file voters.txt`);
    const lines = JSON.parse(this.read(this.named('.pubcreds')[0] ?? '')) as string[];
    const published = lines.map((line) => line.split(',').slice(0, 2).filter(Boolean).join(','));
    this.write('public_creds.json', JSON.stringify(published));
    for (let at = 0; at < singles; at += 1) this.tool(`setup generate-trustee-key --group ${group}`);
    this.write('public_keys.jsons', this.named('.pubkey').map(this.read).join(''));
    if (threshold !== undefined) this.holdCeremony(group, threshold);
    this.tool('setup make-trustees');
    this.write('template.json', JSON.stringify({ description: '', name: 'n', ...about, questions }));
    this.tool(`setup make-election --group ${group} --template template.json --uuid ${uuid}`);
    this.tool('archive init');
  }

  private holdCeremony(group: string, { size, threshold }: { size: number; threshold: number }): void {
    const step = `setup generate-trustee-key-threshold --group ${group}`;
    for (let at = 0; at < size; at += 1) this.tool(`${step} --step 1`);
    this.write('certs.jsons', this.named('.cert').map(this.read).join(''));
    this.shareholders = this.named('.cert').map((name) => name.replace('.cert', ''));
    const polynomials = this.shareholders.map((id) =>
      this.tool(`${step} --step 3 --certs certs.jsons --key ${id}.key --threshold ${threshold}`),
    );
    this.write('polynomials.jsons', polynomials.join(''));
    this.tool(`${step} --step 4 --certs certs.jsons --polynomials polynomials.jsons`);
    const shares = this.shareholders.map((id) =>
      this.tool(`${step} --step 5 --certs certs.jsons --key ${id}.key`, this.read(`${id}.vinput`)),
    );
    const assembled = this.tool(
      `${step} --step 6 --certs certs.jsons --polynomials polynomials.jsons`,
      shares.join(''),
    );
    this.write('threshold.json', assembled);
  }

  vote({ votes }: Kind): void {
    const lines = this.read(this.named('.privcreds')[0] ?? '')
      .trim()
      .split('\n');
    for (const [voter, choices] of votes) {
      const code = lines.find((line) => line.startsWith(`${voter}@`))?.split(' ')[1] ?? '';
      this.write('credential', code);
      this.write('choices.json', JSON.stringify(choices));
      this.event('Ballot', this.tool('election generate-ballot --dir . --privcred credential --ballot choices.json'));
    }
  }

  count({ questions, absent = [], shuffles = [1] }: Kind) {
    this.event('EndBallots');
    this.event('EncryptedTally', this.tool('election compute-encrypted-tally'));
    if (questions.some((question) => 'type' in question)) {
      for (const owner of shuffles) this.event('Shuffle', this.tool(`election shuffle --dir . --trustee-id ${owner}`));
      this.event('EndShuffles');
    }
    const keys = new Map(
      this.named('.pubkey').map((name) => [(JSON.parse(this.read(name)) as { public_key: string }).public_key, name]),
    );
    let owner = 0;
    for (const [kind, of] of JSON.parse(this.read('trustees.json')) as [string, { public_key: string }][]) {
      if (kind === 'Single') {
        owner += 1;
        const secret = keys.get(of.public_key)?.replace('.pubkey', '.privkey');
        this.decrypt(`decrypt --dir . --privkey ${secret} --trustee-id ${owner}`);
        continue;
      }
      for (const [at, id] of this.shareholders.entries()) {
        owner += 1;
        const asked = `decrypt-threshold --dir . --key ${id}.key --decryption-key ${id}.dkey --trustee-id ${owner}`;
        if (!absent.includes(at + 1)) this.decrypt(asked);
      }
    }
    const result = this.tool('election compute-result');
    this.event('Result', result);
    const bytes = readFileSync(join(this.folder, this.named('.bel')[0] ?? ''));
    return { bytes, result: (JSON.parse(result) as { result: unknown }).result };
  }

  private decrypt(command: string): void {
    this.event('PartialDecryption', this.tool(`election ${command}`));
  }

  private event(type: string, payload = ''): void {
    this.tool(`archive add-event --type ${type}`, payload);
  }

  private tool(command: string, input = ''): string {
    const options = { cwd: this.folder, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] } as const;
    return execFileSync('belenios-tool', command.split(' '), options);
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  private readonly read = (name: string) => readFileSync(join(this.folder, name), 'utf8');

  private named(end: string): string[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(end))
      .sort();
  }
}
