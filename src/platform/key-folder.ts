import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createKeyRing, type KeyRing, type MasterKey } from './keys.ts';

/** Something about the keys that the operator must put right before the start. */
export class KeyProblem extends Error {
  readonly whatToDo: string;
  constructor(problem: string, whatToDo: string) {
    super(problem);
    this.name = 'KeyProblem';
    this.whatToDo = whatToDo;
  }
}

/** @param keys ATENEU_KEYS; null: the key folder of the state folder */
export async function openKeyRing({
  stateDir,
  keys,
}: {
  readonly stateDir: string;
  readonly keys: string | null;
}): Promise<KeyRing> {
  return createKeyRing(keys === null ? await readKeyFolder(path.join(stateDir, 'keys')) : parseKeys(keys));
}

const KEY_FILE = /^(\d{4,})\.key$/;

/**
 * The master keys of `<state>/keys`, newest first; the first is made at the first start. Each is a file of its own,
 * `0001.key`, that only its owner may read. Several nodes share this folder, or are given ATENEU_KEYS.
 */
export async function readKeyFolder(folder: string): Promise<MasterKey[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await keyFiles(folder)).length === 0) await writeKey(folder, '0001.key');
  return Promise.all((await keyFiles(folder)).map((file) => readKey(folder, file)));
}

/** Adds a key that from the next start writes; the others stay to read. Gives its id. */
export async function rotateKeys(folder: string): Promise<string> {
  const [newest] = await keyFiles(folder);
  const file = `${String(Number.parseInt(newest ?? '0', 10) + 1).padStart(4, '0')}.key`;
  await writeKey(folder, file);
  return idOf(file);
}

/** ATENEU_KEYS: `id:base64` each, newest first, commas between. */
export function parseKeys(setting: string): MasterKey[] {
  const keys = setting.split(',').map((part) => parseKey(part.trim()));
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new KeyProblem('ATENEU_KEYS names two keys with the same id.', 'Give each key an id of its own.');
  }
  return keys;
}

function parseKey(part: string): MasterKey {
  const [, id, text] = /^([a-z0-9-]{1,32}):([A-Za-z0-9+/_-]+=*)$/.exec(part) ?? [];
  const bytes = Buffer.from(text ?? '', 'base64');
  if (id === undefined || bytes.length !== 32) {
    throw new KeyProblem(
      'ATENEU_KEYS holds something that is not a key.',
      'Write each key as id:base64 of 32 bytes, such as k1:$(openssl rand -base64 32), the newest first, commas between.',
    );
  }
  return { id, bytes };
}

async function keyFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => KEY_FILE.test(name));
  return names.sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
}

async function readKey(folder: string, file: string): Promise<MasterKey> {
  const place = path.join(folder, file);
  const { mode } = await stat(place);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyProblem(`Others than its owner may read the key ${place}.`, `Run: chmod 600 ${place}`);
  }
  const bytes = Buffer.from((await readFile(place, 'utf8')).trim(), 'base64');
  if (bytes.length !== 32) {
    throw new KeyProblem(
      `The key ${place} is damaged.`,
      'Restore it from the backup: without it, sealed data cannot be read.',
    );
  }
  return { id: idOf(file), bytes };
}

function idOf(file: string): string {
  return `k${Number.parseInt(file, 10)}`;
}

/** Whole or not at all; when two starts make it at once, the first stays. */
async function writeKey(folder: string, file: string): Promise<void> {
  const beside = path.join(folder, `${file}.${process.pid}.part`);
  const written = await open(beside, 'w', 0o600);
  try {
    await written.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await written.sync();
  } finally {
    await written.close();
  }
  await link(beside, path.join(folder, file)).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
  await rm(beside, { force: true });
}
