import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '#platform/testing-data.ts';
import { runCommand } from './testing.ts';
import { verifyCommand } from './verify.ts';

const data = sharedData('elections');
const T20 = 'belenios/t20/qZFJxaaeUpbmxF.bel';
const HELIOS = 'helios-2011/testdata/test.json';
const GIGABYTE = 2 ** 30;
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'unreadable-'));
});
afterAll(() => rm(cwd, { recursive: true }));

/** @returns what `ateneu verify` says of a file that begins so, and then is zeros up to this length */
async function verify(start: string | Uint8Array, length?: number, name = 'given') {
  await writeFile(join(cwd, name), start);
  if (length !== undefined) {
    const file = await open(join(cwd, name), 'r+');
    await file.truncate(length);
    await file.close();
  }
  return runCommand(verifyCommand, [name], { cwd });
}

test.each<[string, string | Uint8Array, string]>([
  ['a file packed by gzip', gzipSync('BELENIOS'), 'packed file (gzip): unpack it first'],
  ['a bomb of zeros', gzipSync(new Uint8Array(20_000_000)), 'packed file (gzip)'],
  ['a zip', 'PK\u0003\u0004 and more', 'packed file (zip)'],
  ['one zero', '\0', 'no tar'],
  ['two blocks of zeros', '\0'.repeat(1024), 'no tar'],
  ['UTF-16', Buffer.from('BELENIOS'.padEnd(2000), 'utf16le'), 'no tar'],
  ['a list', '[1,2,3]', 'no tar'],
  ['an opened brace', '{', 'neither an archive of an election nor JSON'],
  ['JSON without end', `{"election":${'['.repeat(500_000)}`, 'neither an archive'],
  ['nesting deep', `{"election":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, 'lacks voters, votes'],
  [
    'parts that are null',
    '{"election":{},"voters":[],"votes":[],"trustees":null,"results":null}',
    'lacks trustees, results',
  ],
])('%s cannot be read: exit code 2, and why', async (_, content, why) => {
  const { code, stdout, stderr } = await verify(content);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(why)]);
});

/** Zeros that take no place on the disk; to read them would take minutes. */
const MORE_THAN_ANYBODY_READS = 300 * GIGABYTE;

describe('three hundred gigabytes that nobody reads to their end', () => {
  test('of zeros', async () => {
    expect(await verify('', MORE_THAN_ANYBODY_READS)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no tar'),
    });
  });

  test.skipIf(data.missing)('of zeros after a sound archive', async () => {
    const { code, stdout } = await verify(await readFile(data.file(T20)), MORE_THAN_ANYBODY_READS);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('✗  1 Every file is named by its hash: The archive ends'),
    ]);
  });

  test.skipIf(data.missing)('of a file that claims to be so large', async () => {
    const archive = await readFile(data.file(T20));
    const header = Buffer.from(archive.subarray(1024, 1536));
    header.write('10000000000', 124);
    header.write('        ', 148);
    const sum = header.reduce((total, octet) => total + octet, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const { code, stderr } = await verify(Buffer.concat([archive.subarray(0, 1024), header]), MORE_THAN_ANYBODY_READS);
    expect([code, stderr]).toEqual([2, expect.stringContaining('File 2 claims to have 1073741824 octets')]);
  });
});

test.skipIf(data.missing)('a sidecar without lines is left out, and changes nothing', async () => {
  await writeFile(join(cwd, 'aside.commitments'), `${'x'.repeat(5_000_000)}\n{"hash":"${'0'.repeat(64)}"}\n`);
  expect(await verify(await readFile(data.file(T20)), undefined, 'aside')).toMatchObject({ code: 0 });
});

test.skipIf(data.missing).each([
  ['white space before it', '\r\n  '],
  ['the mark of some editors', '\ufeff'],
])('a record of Helios with %s is read', async (_, before) => {
  const record = await readFile(data.file(HELIOS), 'utf8');
  expect(await verify(before + record)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Result: [[0,1,1,1]]'),
  });
});
