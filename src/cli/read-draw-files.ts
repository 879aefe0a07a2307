import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PoolFiles, PublishedDraw } from '@ateneu/sortition';
import { z } from 'zod';
import { UnusableInput } from './long-work.ts';

const PEOPLE = ['respondents.csv', 'candidates.csv'];
const QUOTAS = ['categories.csv', 'features.csv'];

/** The people and the quotas of a folder. @throws UnusableInput */
export async function readPoolFiles(cwd: string, folder: string): Promise<PoolFiles> {
  const people = await readOne(cwd, folder, PEOPLE);
  const quotas = await readOne(cwd, folder, QUOTAS);
  return { people: people.text, peopleFile: people.path, quotas: quotas.text, quotasFile: quotas.path };
}

async function readOne(cwd: string, folder: string, names: readonly string[]): Promise<{ path: string; text: string }> {
  const read = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), text: await readText(resolve(cwd, folder, name)) })),
  );
  const [found, ...more] = read.filter((file): file is { path: string; text: string } => file.text !== null);
  if (found === undefined) throw new UnusableInput(`${folder}: there is neither ${names.join(' nor ')}.`);
  if (more.length > 0) throw new UnusableInput(`${folder}: there are both ${names.join(' and ')}; keep one.`);
  return found;
}

const EARLIER = z.object({
  seed: z.string().regex(/^[\da-f]+$/iu),
  panels: z.array(z.array(z.string())).min(1),
  probabilities: z.record(z.string(), z.number()),
  panel: z.array(z.string()),
});

/** A draw as `ateneu draw --json` printed it. @throws UnusableInput */
export async function readEarlierDraw(cwd: string, file: string): Promise<PublishedDraw> {
  const text = await readText(resolve(cwd, file));
  if (text === null) throw new UnusableInput(`${file}: there is no such file.`);
  const parsed = EARLIER.safeParse(asJson(text));
  if (!parsed.success) throw new UnusableInput(`${file}: this is no draw that was printed with --json.`);
  return parsed.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns null where there is no such file */
async function readText(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return null;
    throw new UnusableInput(`${path}: cannot be read (${fault.code}).`);
  });
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheets of Windows write this; it holds every byte, so names come out right and nothing is lost.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
