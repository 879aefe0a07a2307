import { join } from 'node:path';
import { blobsOnDisk } from '#platform/blobs-on-disk.ts';
import { blobsOnS3 } from '#platform/blobs-on-s3.ts';
import type { Blobs } from '#platform/files.ts';
import type { House } from '#web/open-house.ts';

/** Where the bytes of the city's files lie. */
export function cityBlobs({ platform, stateDir }: House): Blobs {
  const { s3 } = platform.config;
  return s3 ? blobsOnS3(s3) : blobsOnDisk(join(stateDir, 'files'));
}

export function keyFolder({ stateDir }: House): string {
  return join(stateDir, 'keys');
}
