import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nobody } from './embedded/database-user.ts';
import { resolveStateDir } from './state-dir.ts';

const asRoot = process.getuid?.() === 0;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ateneu-state-'));
  await chmod(folder, 0o755);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('ATENEU_STATE is where it says', () => {
  expect(resolveStateDir({ ATENEU_STATE: '/srv/city' }, folder)).toEqual({
    dir: '/srv/city',
    reason: 'ATENEU_STATE names it.',
  });
});

test('an open checkout keeps its state in var', () => {
  expect(resolveStateDir({}, folder).dir).toBe(path.join(folder, 'var'));
});

test('a checkout closed to the user of the database keeps its state in the place of the system, and says why', async () => {
  const closed = path.join(folder, 'closed');
  const checkout = path.join(closed, 'checkout');
  await mkdir(checkout, { recursive: true });
  await chmod(asRoot ? closed : checkout, asRoot ? 0o700 : 0o500);
  const state = resolveStateDir({ XDG_STATE_HOME: '/home/anna/.state' }, checkout);
  expect(state.dir).toBe(asRoot ? '/var/lib/ateneu' : '/home/anna/.state/ateneu');
  expect(state.reason).toContain(asRoot ? `may not enter ${closed}` : `may not write in ${checkout}`);
});

test('a machine without a list of users has a nobody all the same', () => {
  expect(nobody(path.join(folder, 'none'))).toEqual({ uid: 65534, gid: 65534 });
});
