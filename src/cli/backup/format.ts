import { z } from 'zod';

export const FORMAT = 1;

/** First in the archive: what is in it. */
export const manifestSchema = z.object({
  ateneu: z.string(),
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  city: z.string(),
  /** Names, in the order in which they ran or would run. */
  migrations: z.array(z.string()),
  /** In an order in which they can be filled. */
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_][a-z0-9_]*$/), columns: z.array(z.string()) })),
  keys: z.enum(['plain', 'sealed', 'elsewhere']),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Last in the archive: an archive without it is cut. */
export const sumsSchema = z.object({
  entries: z.record(z.string(), z.object({ size: z.number(), sha256: z.string() })),
  rows: z.record(z.string(), z.number()),
  /** Files that the database names and the store had lost. */
  missingFiles: z.array(z.string()),
});
export type Sums = z.output<typeof sumsSchema>;

/** Work that waited when the backup was made. */
export const jobSchema = z.object({
  job: z.string(),
  data: z.looseObject({}),
  key: z.string().nullable(),
  startAfter: z.string(),
});
export type WaitingJob = z.output<typeof jobSchema>;

export const MANIFEST = 'manifest.json';
export const SUMS = 'sums.json';
export const JOBS = 'jobs.json';
export const SEALED_KEYS = 'keys.sealed';
export const keyEntry = (file: string): string => `keys/${file}`;
export const fileEntry = (fileId: string): string => `files/${fileId}`;
export const tableEntry = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.copy`;

/** `files/<id>` → `<id>`; null for another kind of entry. */
export function nameUnder(folder: 'files' | 'keys' | 'tables', entry: string): string | null {
  const [first, name] = entry.split('/');
  return first === folder && name ? name : null;
}
