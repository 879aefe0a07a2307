import { chmod, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseKeys, readKeyFolder, rotateKeys } from './key-folder.ts';
import { createKeyRing, sameSecret } from './keys.ts';

const OLD = { id: 'k1', bytes: Buffer.alloc(32, 1) };
const NEW = { id: 'k2', bytes: Buffer.alloc(32, 2) };
const ring = createKeyRing([OLD]);
const rotated = createKeyRing([NEW, OLD]);

test('the same value has the same keyed hash, in one use only and under one key only', () => {
  expect(ring.lookup('dni', '12345678Z')).toBe(ring.lookup('dni', '12345678Z'));
  expect(ring.lookup('dni', '12345678Z')).not.toBe(ring.lookup('email', '12345678Z'));
  expect(ring.lookup('dni', '12345678Z')).not.toContain('12345678');
  expect(createKeyRing([{ ...OLD, bytes: NEW.bytes }]).lookup('dni', 'a')).not.toBe(ring.lookup('dni', 'a'));
});

test('after a rotation old hashes are still found and new ones are written under the new key', () => {
  expect(rotated.lookups('dni', 'a')).toEqual([rotated.lookup('dni', 'a'), ring.lookup('dni', 'a')]);
  expect(rotated.lookup('dni', 'a')).toMatch(/^k2\./);
});

test('a signed token gives back its payload, also after a rotation', () => {
  const token = ring.signToken('unsubscribe', 'Àgata|1');
  expect(ring.verifyToken('unsubscribe', token)).toBe('Àgata|1');
  expect(rotated.verifyToken('unsubscribe', token)).toBe('Àgata|1');
});

test('a token forged, cut, lengthened or made for another use gives nothing', () => {
  const token = ring.signToken('unsubscribe', 'person-1');
  const [id, , mac] = token.split('.');
  const forged = `${id}.${Buffer.from('person-2').toString('base64url')}.${mac}`;
  for (const wrong of [forged, token.slice(0, -1), `${token}.x`, `k9${token.slice(2)}`, '', 'k1', 'k1..']) {
    expect(ring.verifyToken('unsubscribe', wrong)).toBeNull();
  }
  expect(ring.verifyToken('csrf', token)).toBeNull();
});

test('secrets are compared whole', () => {
  expect(sameSecret('123456', '123456')).toBe(true);
  expect(sameSecret('123456', '123457')).toBe(false);
  expect(sameSecret('123456', '1234567')).toBe(false);
});

test('the first start makes a key that only its owner may read, and the next start reads it', async () => {
  const folder = await newFolder();
  const [first, again] = await Promise.all([readKeyFolder(folder), readKeyFolder(folder)]);
  expect(first).toEqual(again);
  expect(await readdir(folder)).toEqual(['0001.key']);
  expect((await stat(join(folder, '0001.key'))).mode & 0o777).toBe(0o600);
});

test('a rotation puts the new key first', async () => {
  const folder = await newFolder();
  await readKeyFolder(folder);
  expect(await rotateKeys(folder)).toBe('k2');
  expect((await readKeyFolder(folder)).map(({ id }) => id)).toEqual(['k2', 'k1']);
});

test('a key that others may read, or a damaged one, stops the start with what to do', async () => {
  const folder = await newFolder();
  await readKeyFolder(folder);
  await chmod(join(folder, '0001.key'), 0o644);
  await expect(readKeyFolder(folder)).rejects.toMatchObject({ whatToDo: `Run: chmod 600 ${join(folder, '0001.key')}` });
  await chmod(join(folder, '0001.key'), 0o600);
  await writeFile(join(folder, '0001.key'), 'short');
  await expect(readKeyFolder(folder)).rejects.toThrow('damaged');
});

test('keys can come from the setting, newest first', () => {
  const setting = `k2:${NEW.bytes.toString('base64')}, k1:${OLD.bytes.toString('base64')}`;
  expect(createKeyRing(parseKeys(setting)).lookups('a', 'b')).toEqual(rotated.lookups('a', 'b'));
  expect(() => parseKeys('k1:c2hvcnQ=')).toThrow('not a key');
  expect(() => parseKeys(`${setting},${setting}`)).toThrow('same id');
});

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ateneu-keys-'));
}
