import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Contents of the key folder, by file name. */
export type KeyFiles = Readonly<Record<string, string>>;

export async function readKeyFiles(folder: string): Promise<KeyFiles> {
  const names = await readdir(folder).catch(() => []);
  const keys = names.filter((name) => /^\d{4,}\.key$/.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(keys.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** RFC 7914, 64 MB of memory: a guess costs a fifth of a second. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

/** AES-256-GCM under a key made of the passphrase: 16 bytes salt, 12 nonce, 16 tag, the rest. */
export function sealKeys(keys: KeyFiles, passphrase: string): Buffer {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/** null: another passphrase */
export function openKeys(sealed: Buffer, passphrase: string): KeyFiles | null {
  const key = scryptSync(passphrase, sealed.subarray(0, 16), 32, SCRYPT);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(16, 28), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(28, 44));
  try {
    const plain = Buffer.concat([decipher.update(sealed.subarray(44)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as KeyFiles;
  } catch {
    return null;
  }
}
