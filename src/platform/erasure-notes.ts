import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PersonId } from '#kernel/ids.ts';

/** An erasure, written where a restored backup does not reach it. The id names nobody once the account is gone. */
export interface ErasureNote {
  readonly personId: PersonId;
  readonly at: Date;
}

const FILE = 'erased.jsonl';
const line = z.object({ person: z.uuid(), at: z.iso.datetime() });

/** Adds a line to `erased.jsonl` of the state folder, and waits until the disk has it. */
export async function noteErasure(stateDir: string, note: ErasureNote): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  const file = await open(join(stateDir, FILE), 'a', 0o600);
  try {
    await file.write(`${JSON.stringify({ person: note.personId, at: note.at.toISOString() })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Of the state folder; none where nothing was erased here. */
export async function readErasureNotes(stateDir: string): Promise<ErasureNote[]> {
  const text = await readFile(join(stateDir, FILE), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  return parseErasureNotes(text);
}

/**
 * @throws with the number of the first line that is none. A last line without its end is one that a power cut left: the
 * job that wrote it runs again.
 */
export function parseErasureNotes(text: string): ErasureNote[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.flatMap((one, index) => {
    if (one.trim() === '') return [];
    const parsed = line.safeParse(parseJson(one));
    if (!parsed.success) throw new Error(`Line ${index + 1} is no erasure: { "person": id, "at": time } is expected.`);
    return [{ personId: parsed.data.person as PersonId, at: new Date(parsed.data.at) }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
