import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeyFolder } from '#platform/key-folder.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { House } from '#web/open-house.ts';
import { censusCommand } from './census.ts';
import { runCommand, testHouse } from './testing.ts';

let platform: TestPlatform;
let folder: string;
beforeAll(async () => {
  platform = await testPlatform();
  folder = await mkdtemp(join(tmpdir(), 'census-'));
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true });
});

const house = () => ({ ...testHouse(platform), stateDir: folder }) as House;
const ateneu = (...args: string[]) => runCommand(censusCommand, args, { cwd: folder, openHouse: async () => house() });
const FILE = 'dni;naixement\n12345678Z;1980-03-07\n00000000T;1990-01-01\n';

test('a file becomes the census, packed or not, and the keys tell what is left', async () => {
  await writeFile(join(folder, 'padro.csv'), FILE);
  await writeFile(join(folder, 'padro.csv.gz'), gzipSync(FILE));
  const first = await ateneu('load', 'padro.csv', '--json');
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ lines: 2, added: 2 });
  expect(JSON.parse((await ateneu('load', 'padro.csv.gz', '--json')).stdout)).toMatchObject({ added: 0, removed: 0 });
  expect((await ateneu('keys')).stdout).toContain('All is under the newest key.');
});

test('a bad line is named with its reason and without its number', async () => {
  await writeFile(join(folder, 'bad.csv'), `${FILE}12345678A;1980-01-01\n`);
  const { code, stderr } = await ateneu('load', 'bad.csv');
  expect(code).toBe(1);
  expect(stderr).toContain('bad.csv:4: the letter of the document does not match its number');
  expect(stderr).not.toContain('12345678');
  expect((await ateneu('load', 'bad.csv', '--skip-bad')).code).toBe(0);
});

test('what cannot be used is told in a sentence', async () => {
  await expect(ateneu()).rejects.toThrow('Say what to do');
  await expect(ateneu('load')).rejects.toThrow('Give one file');
  await expect(ateneu('load', 'nowhere.csv')).rejects.toThrow('The file cannot be read');
  await writeFile(join(folder, 'broken.csv.gz'), 'no gzip');
  await expect(ateneu('load', 'broken.csv.gz')).rejects.toThrow('The file cannot be read');
});

test('a rotation adds a key beside the old one', async () => {
  await readKeyFolder(join(folder, 'keys'));
  expect((await ateneu('rotate')).stdout).toContain('k2 is the newest key from the next start');
  expect(await readdir(join(folder, 'keys'))).toEqual(['0001.key', '0002.key']);
});
