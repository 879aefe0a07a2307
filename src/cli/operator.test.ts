import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobsOnDisk } from '#platform/blobs-on-disk.ts';
import { CannotStart } from '#web/cannot-start.ts';
import type { House } from '#web/open-house.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { adminCommand } from './admin.ts';
import type { Finding } from './doctor/finding.ts';
import { looksAtMachine } from './doctor/machine.ts';
import { doctorCommand } from './doctor.ts';
import { signInCommand } from './sign-in.ts';
import { runCommand } from './testing.ts';

let city: TestHouse;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operator-'));
  await mkdir(join(folder, 'keys'), { mode: 0o700 });
  city = await testHouse({ blobs: blobsOnDisk(join(folder, 'files')), now: new Date().toISOString() });
});

afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

test('an address becomes an administrator, with an account where there was none, and the link signs it in', async () => {
  const { code, stdout } = await run(adminCommand, 'Neus@Example.org', '--json');
  const { created, link } = JSON.parse(stdout) as { created: boolean; link: string };
  expect({ code, created }).toEqual({ code: 0, created: true });
  expect((await city.get(link.slice(city.platform.origin.length))).status).toBe(200);
  expect((await run(adminCommand, 'neus@example.org')).stdout).toContain(
    'neus@example.org is an administrator. Sign in',
  );
  const { rows } = await sql`select role from role_grants`.execute(city.db);
  expect(rows).toEqual([{ role: 'administrator' }]);
});

test('a link signs any address in', async () => {
  const { stdout } = await run(signInCommand, 'resident@example.org');
  expect(stdout).toMatch(/^http:\/\/ateneu\.test\/sign-in\/link\/[\w-]+\n$/);
});

test.each([[[]], [['nobody']], [['a@b', 'c@d']], [['a b@c']]])('%j is not one address', async (args) => {
  await expect(run(signInCommand, ...args)).rejects.toThrow('Give one e-mail address');
  await expect(run(adminCommand, ...args)).rejects.toThrow('Give one e-mail address');
});

test('a city in order has nothing that failed', async () => {
  const { code, stdout } = await run(doctorCommand, '--json');
  const findings = JSON.parse(stdout) as Finding[];
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
  expect(findings.map(({ name }) => name)).toEqual(
    'node settings state disk database migrations clock keys files jobs mail record'.split(' '),
  );
  expect(code).toBe(0);
});

test('a missing file, a lost key and a broken record are said, with what to do', async () => {
  const stored = await city.city.files.put({
    bytes: Buffer.from('x'),
    contentType: 'text/plain',
    name: 'x',
    kind: 'test',
  });
  await blobsOnDisk(join(folder, 'files')).remove(stored.fileId);
  await sql`insert into person_keys (person_id, wrapped_key, key_id, created_at) values (gen_random_uuid(), '\\x00', 'k9', now())`.execute(
    city.db,
  );
  await sql`insert into record_entries (seq, at, kind, subject_kind, subject_id, process_id, payload, previous_hash, hash)
    values (1, now(), 'x', 'x', 'x', null, '{}', repeat('0', 64), repeat('1', 64))`.execute(city.db);
  const { code, stdout } = await run(doctorCommand);
  expect(code).toBe(1);
  expect(stdout).toContain(`FAIL  files       1 of 1 files are missing, such as ${stored.fileId}.`);
  expect(stdout).toContain('→ Restore the folder of files (or the bucket) from the backup.');
  expect(stdout).toContain('The key k9 is missing: what it sealed for 1 people cannot be read.');
  expect(stdout).toContain('The public record is broken in');
  expect(stdout).toContain('3 failed.');
});

test('a city that cannot be opened is exit code 2, and says why', async () => {
  const { code, stdout } = await runCommand(doctorCommand, [], {
    env: { ATENEU_STATE: folder, PORT: 'x' },
    openHouse: () => Promise.reject(new CannotStart('Some settings cannot be used')),
  });
  expect(code).toBe(2);
  expect(stdout).toContain('PORT: "x" does not serve.');
  expect(stdout).toContain('FAIL  city');
});

test('an old Node is said', async () => {
  expect(await looksAtMachine({}, 'v20.11.0').node?.()).toMatchObject({ state: 'fail' });
});

function run(command: typeof doctorCommand, ...args: string[]) {
  const opened = {
    platform: city.platform,
    stateDir: folder,
    systemCtx: () => city.city,
    jobs: { counts: async () => ({ waiting: 0, running: 0, failed: 0 }) },
    close: async () => {},
  };
  return runCommand(command, args, {
    env: { ATENEU_STATE: folder },
    openHouse: async () => opened as unknown as House,
  });
}
