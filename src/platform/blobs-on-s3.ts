import { S3mini } from 's3mini';
import type { S3Config } from './config.ts';
import type { Blobs } from './files.ts';

/** Any S3-compatible store, addressed by path (`endpoint/bucket/files/<key>`), requests signed with SigV4. */
export function blobsOnS3({ endpoint, bucket, region, accessKey, secretKey }: S3Config): Blobs {
  const store = new S3mini({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    endpoint: `${endpoint.replace(/\/$/, '')}/${bucket}`,
    region,
    requestAbortTimeout: 30_000,
  });
  return {
    async put(key, bytes) {
      await store.putObject(pathOf(key), bytes);
    },
    async open(key) {
      const found = await store.getObjectResponse(pathOf(key));
      return found?.body ?? null;
    },
    async remove(key) {
      await store.deleteObject(pathOf(key));
    },
    writtenBefore: (at) => writtenBefore(store, at),
  };
}

async function* writtenBefore(store: S3mini, at: Date): AsyncGenerator<string> {
  let next: string | undefined;
  do {
    const page = await store.listObjectsPaged('/', FOLDER, 1000, next);
    for (const { Key, LastModified } of page?.objects ?? []) {
      if (new Date(LastModified) < at) yield Key.slice(FOLDER.length);
    }
    next = page?.nextContinuationToken;
  } while (next !== undefined);
}

const FOLDER = 'files/';

function pathOf(key: string): string {
  return `${FOLDER}${key}`;
}
