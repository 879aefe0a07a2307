import { basename } from 'node:path';
import { UsageError } from '../command.ts';

/** The name of the process that an import goes into: the one that was given, or one made of the file's or folder's. */
export function processSlug(given: string | undefined, path: string): string {
  const slug = given ?? slugOf(basename(path).replace(/\.pb$/i, ''));
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80)
    throw new UsageError(
      'A process is named by lower-case letters, digits and dashes, such as nights. Name it: --process SLUG',
    );
  return slug;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}
