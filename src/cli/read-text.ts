import { readFile } from 'node:fs/promises';
import { UnusableInput } from './long-work.ts';

/** The text of a file of votes. @throws UnusableInput where there is none */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
    throw new UnusableInput(fault.code === 'ENOENT' ? 'there is no such file.' : `cannot be read (${fault.code}).`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Files of the 2000s are in Latin-1; it holds every byte, so names come out right and nothing is lost.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
