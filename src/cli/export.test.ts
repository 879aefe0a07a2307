import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '#web/open-house.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { exportCommand } from './export.ts';
import { readDemo } from './seed/demo-files.ts';
import { fillDemo } from './seed/fill-demo.ts';
import { runCommand } from './testing.ts';

let house: TestHouse;
let folder: string;

beforeAll(async () => {
  house = await testHouse({ now: new Date().toISOString() });
  await fillDemo(house.city, () => {});
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

test('the proposals of a process go to standard output, and nothing else does', async () => {
  const { code, stdout, stderr } = await run('proposals', '--process', 'school-streets', '--format', 'jsonl');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength(87);
  expect(rows[0]).toMatchObject({ process: 'school-streets', number: 1 });
});

test('everything goes into a folder, a file each', async () => {
  expect((await run('all', '--format', 'csv', '--out', 'all')).code).toBe(0);
  const names = await readdir(join(folder, 'all'));
  const slugs = readDemo<{ slug: string; access?: string; steps: { method: string }[] }[]>('processes.json')
    .filter(({ access }) => access !== 'private')
    .filter(({ steps }) => steps.some(({ method }) => method === 'proposals'))
    .map(({ slug }) => slug);
  expect(slugs).toContain('school-streets');
  expect(names.sort()).toEqual(
    [
      ...['processes.csv', 'news.csv', 'documents.csv', 'projects.csv'],
      'record.jsonl',
      ...slugs.flatMap((slug) => [`${slug}-comments.csv`, `${slug}-proposals.csv`]),
    ].sort(),
  );
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'all', name), 'utf8')));
  const emails = readDemo<{ email: string }[]>('people.json').map(({ email }) => email);
  expect(emails.filter((email) => texts.some((text) => text.includes(email)))).toEqual([]);
  expect(texts.join('')).toContain('Roser V.');
});

test.each([
  ['nothing', [], 'Say what to export'],
  ['something else', ['people'], 'Say what to export'],
  ['a format there is none of', ['proposals', '--format', 'xml'], '--format is one of'],
  ['everything but no folder', ['all'], 'Say which folder'],
  ['a process there is none of', ['comments', '--process', 'nowhere'], 'There is no public process nowhere'],
  ['several files and no folder', ['proposals'], 'That is several files'],
])('a call with %s is refused with what to do', async (_name, args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

function run(...args: string[]) {
  const opened = { platform: house.platform, app: () => house.app, systemCtx: () => house.city, close: async () => {} };
  return runCommand(exportCommand, args, { cwd: folder, openHouse: async () => opened as unknown as House });
}
