import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { CannotMake } from '@ateneu/ballot';
import type { CommandIo } from '../command.ts';

export type Io = Pick<CommandIo, 'stdin' | 'stdout' | 'stderr' | 'cwd'>;

/** Chance for everything an election draws. */
export const random = (length: number) => new Uint8Array(randomBytes(length));

/** The text of a file, of standard input for "-". */
export async function readGiven(io: Io, path: string): Promise<string> {
  return path === '-' ? text(io.stdin) : readFile(resolve(io.cwd, path), 'utf8');
}

/** The first line of a file: a code of a credential, a hash. */
export async function readLine(io: Io, path: string): Promise<string> {
  return ((await readGiven(io, path)).split('\n')[0] ?? '').trim();
}

/** @throws CannotMake naming the file */
export function parseJson(content: string, name: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new CannotMake(`${name} is not JSON.`);
  }
}

/** As {@link parseJson}, of an object. */
export function parseObject(content: string, name: string): Record<string, unknown> {
  const value = parseJson(content, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotMake(`${name} is no JSON object.`);
  return value as Record<string, unknown>;
}

/** A file to hand over. @throws where it exists already */
export async function writePublic(io: Io, path: string, content: string | Uint8Array): Promise<void> {
  await writeNew(path, content, 0o644);
  io.stderr.write(`Wrote ${path}\n`);
}

/** A file for its owner's eyes. @throws where it exists already */
export async function writeSecret(io: Io, path: string, content: string): Promise<void> {
  await writeNew(path, content, 0o600);
  io.stderr.write(`Wrote ${path} – keep it secret\n`);
}

async function writeNew(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode, flush: true });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    throw new CannotMake(`${path} exists already: it is not overwritten. Move it away first if a new one is meant.`);
  }
}

/** The beginning of a base64 hash, as part of a file's name. */
export function nameOfHash(hash: string): string {
  return hash.slice(0, 16).replaceAll('/', '_').replaceAll('+', '-');
}

/** A file that others have sent, with the number in its name. */
export interface Numbered {
  readonly number: number;
  readonly name: string;
  readonly content: string;
}

/** `<uuid>.<kind>-<number>.json` of a folder, in the order of their numbers. */
export async function readNumbered(folder: string, uuid: string, kind: string): Promise<Numbered[]> {
  const pattern = new RegExp(`^${uuid}\\.${kind}-([1-9][0-9]*)\\.json$`);
  const found = (await readdir(folder)).flatMap((name) => {
    const number = pattern.exec(name)?.[1];
    return number === undefined ? [] : [{ number: Number(number), name }];
  });
  found.sort((a, b) => a.number - b.number);
  return Promise.all(
    found.map(async ({ number, name }) => ({ number, name, content: await readFile(resolve(folder, name), 'utf8') })),
  );
}

/** All of 1 … n, none missing. @throws CannotMake naming the first that is */
export async function readAll(folder: string, uuid: string, kind: string, count?: number): Promise<Numbered[]> {
  const files = await readNumbered(folder, uuid, kind);
  const wanted = count ?? files.length;
  for (let number = 1; number <= wanted; number += 1)
    if (files[number - 1]?.number !== number) throw new CannotMake(`${uuid}.${kind}-${number}.json is not there yet.`);
  return files.slice(0, wanted);
}
