import { createHash } from 'node:crypto';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileId } from '#kernel/ids.ts';
import { refuse } from '#kernel/result.ts';
import { blobsOnDisk } from './blobs-on-disk.ts';
import { blobsOnS3 } from './blobs-on-s3.ts';
import { fileJobs } from './file-jobs.ts';
import type { Blobs } from './files.ts';
import { type TestPlatform, testPlatform } from './testing.ts';

const BYTES = Buffer.from('Bon dia');
const FILE = { bytes: BYTES, contentType: 'text/plain', name: 'bon-dia.txt', kind: 'test' };

let house: TestPlatform;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ateneu-blobs-'));
  // The age of bytes on the disk is told by the machine’s clock.
  house = await testPlatform({ blobs: blobsOnDisk(folder), jobs: fileJobs(blobsOnDisk(folder)), now: new Date() });
});
afterAll(() => house.close());

test('a file comes back as it went in, with its checksum', async () => {
  const stored = await house.ctx.files.put(FILE);
  expect(stored).toMatchObject({
    size: 7,
    sha256: createHash('sha256').update(BYTES).digest('hex'),
    name: 'bon-dia.txt',
  });
  const opened = await house.ctx.files.open(stored.fileId);
  expect(opened).toMatchObject({ contentType: 'text/plain', sha256: stored.sha256 });
  expect(await new Response(opened?.body).text()).toBe('Bon dia');
});

test('a file of a transaction that rolls back cannot be opened, and its bytes are cleared', async () => {
  const fileId = await rolledBack();
  expect(await house.ctx.files.open(fileId)).toBeNull();
  await house.ctx.enqueue('platform.clear-blobs', {});
  await house.runJobs();
  expect(await blobsOnDisk(folder).open(fileId)).not.toBeNull();
  house.clock.set(new Date(Date.now() + 2 * 24 * 3600 * 1000));
  await house.ctx.enqueue('platform.clear-blobs', {});
  await house.runJobs();
  expect(await blobsOnDisk(folder).open(fileId)).toBeNull();
});

test('a removed file is gone, bytes too; one whose removal rolled back stays', async () => {
  const { fileId } = await house.ctx.files.put(FILE);
  await house.ctx.transact(async (ctx) => {
    await ctx.files.remove(fileId);
    return refuse('no');
  });
  await house.runJobs();
  expect(await house.ctx.files.open(fileId)).not.toBeNull();
  await house.ctx.files.remove(fileId);
  await house.runJobs();
  expect(await house.ctx.files.open(fileId)).toBeNull();
  expect(await blobsOnDisk(folder).open(fileId)).toBeNull();
});

test('only the owner of the folder may read its files, and no half-written one is left', async () => {
  const { fileId } = await house.ctx.files.put(FILE);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const entry = names.find(({ name }) => name === fileId);
  expect((await stat(join(entry?.parentPath ?? '', fileId))).mode & 0o777).toBe(0o600);
  expect(names.filter(({ name }) => name.endsWith('.part'))).toEqual([]);
});

test('a key cannot leave the folder', async () => {
  await expect(async () => blobsOnDisk(folder).open('../../../etc/passwd')).rejects.toThrow('Not a key');
});

test('the same works on an S3-compatible store, with signed requests', async () => {
  const store = await fakeS3();
  const blobs = blobsOnS3({
    endpoint: store.url,
    bucket: 'city',
    region: 'eu-south-2',
    accessKey: 'AK',
    secretKey: 'secret',
  });
  await keepsBytes(blobs);
  expect(store.signatures.length).toBeGreaterThan(3);
  for (const signature of store.signatures) {
    expect(signature).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AK\/\d{8}\/eu-south-2\/s3\/aws4_request, ?SignedHeaders=.*host.*, ?Signature=[0-9a-f]{64}$/,
    );
  }
  expect([...store.paths]).toEqual(['/city/files/0198-abcd']);
  store.server.close();
});

test('what the store refuses is a fault', async () => {
  const store = await fakeS3(403);
  const blobs = blobsOnS3({
    endpoint: store.url,
    bucket: 'city',
    region: 'auto',
    accessKey: 'AK',
    secretKey: 'secret',
  });
  await expect(blobs.put('0198-abcd', BYTES)).rejects.toThrow();
  store.server.close();
});

async function keepsBytes(blobs: Blobs): Promise<void> {
  await blobs.put('0198-abcd', BYTES);
  expect(await new Response(await blobs.open('0198-abcd')).text()).toBe('Bon dia');
  await blobs.remove('0198-abcd');
  expect(await blobs.open('0198-abcd')).toBeNull();
}

async function rolledBack(): Promise<FileId> {
  let fileId = '' as FileId;
  await house.ctx.transact(async (ctx) => {
    ({ fileId } = await ctx.files.put(FILE));
    return refuse('no');
  });
  return fileId;
}

async function fakeS3(refuseWith?: number) {
  const objects = new Map<string, Buffer>();
  const paths = new Set<string>();
  const signatures: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://store');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    signatures.push(request.headers.authorization ?? '');
    paths.add(pathname);
    const found = objects.get(pathname);
    if (request.method === 'PUT') objects.set(pathname, Buffer.concat(chunks));
    if (request.method === 'DELETE') objects.delete(pathname);
    const missing = request.method === 'GET' && !found;
    const status = refuseWith ?? (missing ? 404 : request.method === 'DELETE' ? 204 : 200);
    response.writeHead(status, { etag: '"e"' }).end(request.method === 'GET' ? found : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, paths, signatures, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
