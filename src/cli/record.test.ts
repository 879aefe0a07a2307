import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendToRecord } from '#modules/record/index.ts';
import { processPublished, proposalAnswered } from '#modules/record/testing.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { CommandIo } from './command.ts';
import { recordCommand } from './record.ts';

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly checkpoints: readonly string[];
  readonly problems: readonly unknown[];
}

const vectors: { head: string; cases: Case[] } = JSON.parse(
  await readFile(new URL('../../docs/protocols/record-vectors.json', import.meta.url), 'utf8'),
);
const untouched = (vectors.cases[0] as Case).lines.map((line) => `${line}\n`).join('');
let house: TestPlatform;
let folder: string;

beforeAll(async () => {
  house = await testPlatform();
  folder = await mkdtemp(join(tmpdir(), 'record-'));
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

test.each(vectors.cases.filter(({ lines }) => lines.length > 0))(
  'a file with "$name" is told by the exit code',
  async ({ lines, checkpoints, problems }) => {
    await writeFile(join(folder, 'record.jsonl'), lines.join('\n'));
    const heads = checkpoints.flatMap((head) => ['--checkpoint', head]);
    const { code, stdout } = await ateneu(['verify', 'record.jsonl', '--json', ...heads]);
    expect(code).toBe(problems.length === 0 ? 0 : 1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: problems.length === 0, entries: lines.length });
  },
);

test('standard input is read in pieces, and the head is said', async () => {
  const bytes = new TextEncoder().encode(untouched);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
  const { code, stdout } = await ateneu(['verify', '-'], pieces);
  expect(stdout).toContain(`Verified: 5 entries.\nHead: ${vectors.head}\n`);
  expect(code).toBe(0);
});

test('a broken record is explained in words', async () => {
  const { code, stdout } = await ateneu(['verify', '-'], [untouched.replace('10860', '10861')]);
  expect(stdout).toContain(
    'Broken: 5 entries read, 1 problems.\n  entry 3, line 3: The content does not give the hash',
  );
  expect(code).toBe(1);
});

test("without a file the city's own record is verified", async () => {
  expect((await ateneu(['verify'])).stdout).toBe('Verified: the record is still empty.\n');
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  await appendToRecord(city, processPublished());
  const head = await appendToRecord(city, proposalAnswered(1));
  const checkpoint = ['--checkpoint', `${head.seq}:${head.hash}`];
  expect(await ateneu(['verify', ...checkpoint])).toMatchObject({ code: 0 });
  await sql`update record_entries set payload = replace(payload, '1250000', '0') where seq = 2`.execute(house.db);
  expect(await ateneu(['verify', ...checkpoint])).toMatchObject({ code: 1 });
});

test.each<[string, string[], string, string]>([
  ['a file that is not there', ['verify', 'nowhere.jsonl'], '', 'Cannot read nowhere.jsonl: ENOENT'],
  ['an empty input', ['verify', '-'], '', 'There is no entry of a record in standard input.'],
  ['an error page', ['verify', '-'], '<!doctype html>\n<h1>502</h1>\n', 'There is no entry of a record'],
])('%s is exit code 2', async (_name, args, input, message) => {
  const { code, stdout, stderr } = await ateneu(args, [input]);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a database that does not open is exit code 2', async () => {
  const { code, stderr } = await ateneu(['verify'], [], () => Promise.reject(new Error('connection refused')));
  expect(stderr).toBe("Cannot read the city's database: connection refused\n");
  expect(code).toBe(2);
});

test.each<[string, string[], string]>([
  ['a checkpoint that is none', ['verify', '-', '--checkpoint', '7'], 'A checkpoint is a number'],
  ['two files', ['verify', 'a', 'b'], 'Give one file.'],
  ['an unknown option', ['verify', '--quick'], '--quick'],
  ['an unknown verb', ['shred'], 'There is no "record shred".'],
  ['nothing', [], 'Say what to do with the record'],
])('a call with %s is refused with what to do', async (_name, args, message) => {
  await expect(ateneu(args)).rejects.toThrow(message);
});

async function ateneu(args: string[], input: (string | Uint8Array)[] = [], openHouse = openTestHouse) {
  const said = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(text, _encoding, done) {
        said[name] += text;
        done();
      },
    });
  const io = { stdin: Readable.from(input), stdout: into('stdout'), stderr: into('stderr'), cwd: folder, openHouse };
  return { code: await recordCommand.run(args, io as unknown as CommandIo), ...said };
}

async function openTestHouse() {
  return { platform: house.platform, close: async () => {} };
}
