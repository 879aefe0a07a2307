import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteErasure, parseErasureNotes, readErasureNotes } from './erasure-notes.ts';
import { testId } from './testing.ts';

test('what was noted is read again, a line that a power cut left is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notes-'));
  const notes = [1, 2].map((n) => ({ personId: testId<never>(n), at: new Date(`2026-11-0${n}T10:00:00Z`) }));
  expect(await readErasureNotes(folder)).toEqual([]);
  for (const note of notes) await noteErasure(folder, note);
  await appendFile(join(folder, 'erased.jsonl'), '{"person":"019');
  expect(await readErasureNotes(folder)).toEqual(notes);
  await rm(folder, { recursive: true });
});

test('a file that holds something else is refused by its line', () => {
  expect(() => parseErasureNotes('\n{"person":"x","at":"2026-11-01T10:00:00Z"}\n')).toThrow('Line 2 is no erasure');
});
