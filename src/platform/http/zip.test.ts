import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ZipEntry, zipFile } from './zip.ts';

async function zipped(entries: readonly ZipEntry[]): Promise<Buffer> {
  async function* source() {
    yield* entries;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFile(source(), new Date('2026-11-28T10:20:30Z'))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Another program's reading: Python's own zipfile, which checks every CRC. */
function readByPython(bytes: Buffer): { name: string; text: string; at: number[] }[] {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), bytes);
    const program = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([{'name': i.filename, 'text': z.read(i).decode('utf8')[:40] + ' ' + str(i.file_size), 'at': i.date_time} for i in z.infolist()]))`;
    return JSON.parse(execFileSync('python3', ['-c', program, join(folder, 'a.zip')], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('another program reads every entry, long, empty and in pieces, with its name in any script', async () => {
  const long = Array.from({ length: 3000 }, (_, n) => `line ${n} of many\n`);
  const bytes = await zipped([
    { name: 'csv/els-meus-vots.csv', pieces: ['a,b\r\n', Buffer.from('1,2\r\n')] },
    { name: 'بيانات.json', pieces: [] },
    { name: 'long.txt', pieces: long },
  ]);
  const at = [2026, 11, 28, 10, 20, 30];
  expect(readByPython(bytes)).toEqual([
    { name: 'csv/els-meus-vots.csv', text: 'a,b\r\n1,2\r\n 10', at },
    { name: 'بيانات.json', text: ' 0', at },
    { name: 'long.txt', text: expect.stringContaining(String(long.join('').length)), at },
  ]);
  expect(bytes.length).toBeLessThan(long.join('').length / 3);
});

test('a fault while an entry is read breaks the file off, not the program', async () => {
  async function* broken() {
    yield 'some';
    throw new Error('the database went away');
  }
  await expect(zipped([{ name: 'a', pieces: broken() }])).rejects.toThrow('the database went away');
});
