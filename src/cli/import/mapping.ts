import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '#kernel/language.ts';
import { UsageError } from '../command.ts';
import { DECIDIM_2016 } from './decidim-2016.ts';
import { DATE_FORMATS } from './moment-in-zone.ts';

const field = z.string().min(1).max(100);
const words = z
  .partialRecord(z.enum(LANGUAGES), z.string().min(1).max(2000))
  .refine((text) => Object.keys(text).length > 0);
const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const proposals = z.strictObject({
  file: z.string().min(1),
  fields: z.strictObject({
    id: field,
    title: field,
    body: field,
    createdAt: field,
    author: field.optional(),
    origin: field.optional(),
    organisation: field.optional(),
    status: field.optional(),
    district: field.optional(),
    /** Several are joined: category: subcategory. */
    category: z.array(field).max(4).optional(),
    supports: field.optional(),
    language: field.optional(),
  }),
  dates: z.enum(DATE_FORMATS),
  /** By the value of the field `origin`. */
  origins: z.record(z.string(), z.enum(['resident', 'organisation', 'meeting', 'city'])).optional(),
  /** Authors that are the city itself. */
  cityAuthors: z.array(z.string()).optional(),
  /** By the value of the field `status`; null: not answered. */
  verdicts: z.record(z.string(), z.enum(['accepted', 'partly', 'rejected']).nullable()).optional(),
});

const comments = z.strictObject({
  file: z.string().min(1),
  fields: z.strictObject({
    id: field,
    proposal: field,
    body: field,
    createdAt: field,
    parent: field.optional(),
    author: field.optional(),
    alignment: field.optional(),
    likes: field.optional(),
    dislikes: field.optional(),
    language: field.optional(),
  }),
  dates: z.enum(DATE_FORMATS),
  /** By the value of the field `alignment`. */
  alignments: z.record(z.string(), z.union([z.literal(1), z.literal(0), z.literal(-1)])).optional(),
});

const mappingSchema = z.strictObject({
  /** Names where it comes from: the same name and id is the same proposal, however often it is imported. */
  source: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'is lower-case letters, digits, dots and dashes'),
  timeZone: z.string().refine(isTimeZone, 'is not the name of a time zone, such as Europe/Madrid'),
  /** Guessed among these for each text; the first where nothing tells. */
  languages: z.array(z.enum(LANGUAGES)).min(1),
  process: z.strictObject({
    slug,
    title: words,
    question: words,
    summary: words.optional(),
    department: words.optional(),
    participants: words.optional(),
    step: z.strictObject({ slug, title: words, summary: words.optional() }),
  }),
  /** What the imported answer of each verdict says: the export has none. */
  answers: z.partialRecord(z.enum(['accepted', 'partly', 'rejected']), words),
  proposals,
  comments: comments.nullable(),
});

/** Which field of an export is what. docs/import.md explains each. */
export type Mapping = z.output<typeof mappingSchema>;

/** @param file null: the one of Decidim Barcelona 2016 */
export function readMapping(file: string | null, cwd: string): Mapping {
  const given = file === null ? DECIDIM_2016 : parse(file, cwd);
  const read = mappingSchema.safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'mapping'}: ${message}`);
  throw new UsageError(`The mapping ${file} cannot be used (docs/import.md explains it):\n${wrong.join('\n')}`);
}

function parse(file: string, cwd: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(cwd, file), 'utf8'));
  } catch (fault) {
    throw new UsageError(`Cannot read the mapping ${file}: ${(fault as Error).message}`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
