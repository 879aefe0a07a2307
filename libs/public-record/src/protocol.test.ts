import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { hashEntry, type RecordEntry } from './entry.ts';
import { formatCheckpoint, parseCheckpoint, verifyRecord } from './verify-record.ts';

interface Vectors {
  readonly hash: string;
  readonly head: string;
  readonly cases: readonly Case[];
}
interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly checkpoints: readonly string[];
  readonly problems: readonly { readonly seq: number; readonly problem: string }[];
}

const run = promisify(execFile);
const lib = new URL('../', import.meta.url);
const protocols = new URL('../../docs/protocols/', lib);
const vectors: Vectors = JSON.parse(await readFile(new URL('record-vectors.json', protocols), 'utf8'));
const untouched = vectors.cases[0] as Case;

test('hashes are those of the protocol', async () => {
  const entry: RecordEntry = JSON.parse(untouched.lines[1] as string);
  expect(hashEntry(entry)).toBe(vectors.hash);
  expect(formatCheckpoint((await verifyRecord(untouched.lines)).head)).toBe(vectors.head);
});

test.each(vectors.cases)('vector: $name', async ({ lines, checkpoints, problems }) => {
  const heads = checkpoints.map(parseCheckpoint).filter((head) => head !== null);
  const report = await verifyRecord(lines, { checkpoints: heads });
  expect(heads).toHaveLength(checkpoints.length);
  expect(report.problems.map(({ seq, problem }) => ({ seq, problem }))).toEqual(problems);
  expect(report.ok).toBe(problems.length === 0);
});

test('the example of the README runs and prints what it says', async () => {
  const example = block(await readFile(new URL('README.md', lib), 'utf8'), 'ts');
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', example], { cwd: lib });
  expect(stdout).toBe("true true\n[ '1 wrong-hash' ]\n");
});

const hasPython = await run('python3', ['--version']).then(
  () => true,
  () => false,
);

test.runIf(hasPython)('the verifier printed in the protocol agrees', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'record-'));
  try {
    const script = join(folder, 'verify.py');
    const file = join(folder, 'record.jsonl');
    await writeFile(script, block(await readFile(new URL('record.md', protocols), 'utf8'), 'python'));
    await writeFile(file, untouched.lines.map((line) => `${line}\n`).join(''));
    expect((await run('python3', [script, file])).stdout).toBe(`verified ${vectors.head}\n`);
    await writeFile(file, untouched.lines.toReversed().join('\n'));
    await expect(run('python3', [script, file])).rejects.toThrow('broken at entry 1');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('it can be bundled for a browser', async () => {
  const entryPoints = [new URL('src/index.ts', lib).pathname];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
  });
  expect(outputFiles[0]?.contents.length).toBeLessThan(16_384);
});

function block(markdown: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(markdown);
  return found?.[1] ?? expect.fail(`No ${language} block`);
}
