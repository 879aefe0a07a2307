import type { Sharp } from 'sharp';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { pictureKind } from './file-kinds.ts';

export interface CleanPicture {
  readonly contentType: 'image/webp';
  /** At most 1600 px on its longer side. */
  readonly large: SizedPicture;
  /** At most 480 px on its longer side. */
  readonly small: SizedPicture;
}

export interface SizedPicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export type PictureRefusal = 'file-empty' | 'file-too-large' | 'picture-kind' | 'picture-unreadable';

export const LARGEST_PICTURE = 10 * 1024 * 1024;
/** More is refused before it is unpacked: a small file may hold a huge picture. */
const MOST_PIXELS = 60_000_000;
const LARGE = 1600;
const SMALL = 480;

/**
 * Takes a JPEG, PNG, WebP or AVIF by what it is, turns it upright and draws it anew as WebP: place, camera, dates and
 * anything else hidden in the file are gone.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<Result<CleanPicture, PictureRefusal>> {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > LARGEST_PICTURE) return refuse('file-too-large', { most: LARGEST_PICTURE / 1024 / 1024 });
  if (pictureKind(bytes) === null) return refuse('picture-kind');
  // Loaded at the first picture: a start without one is faster and smaller.
  const { default: sharp } = await import('sharp');
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
    const large = await drawn(upright, LARGE);
    const small = await drawn(sharp(large.bytes), SMALL);
    return ok({ contentType: 'image/webp', large, small });
  } catch {
    return refuse('picture-unreadable');
  }
}

async function drawn(picture: Sharp, longest: number): Promise<SizedPicture> {
  const { data, info } = await picture
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
