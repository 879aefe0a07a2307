import { z } from 'zod';
import { LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

/** How a field is read to people: words in their language, money, dates … */
export type FieldType = 'words' | 'choice' | 'word' | 'count' | 'cents' | 'day' | 'instant' | 'hash' | 'value';

/** One member of a payload. There is none that could hold a person: no free text but the city's own words. */
export interface PayloadField<T> {
  readonly type: FieldType;
  readonly schema: z.ZodType<T>;
}

const WORD = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** Words of the city in its languages: the title of a step, the name of an office. Never words of residents. */
export function words(): PayloadField<LocalizedText> {
  const schema = z
    .partialRecord(z.enum(LANGUAGES), z.string().min(1).max(500))
    .refine((text) => Object.keys(text).length > 0, 'is empty in every language');
  return { type: 'words', schema };
}

/** One of the given words, each with a translation (`record.choice.<word>`). */
export function oneOf<const W extends string>(...allowed: readonly W[]): PayloadField<W> {
  return { type: 'choice', schema: z.enum(allowed) as unknown as z.ZodType<W> };
}

/** A name of ours: a method, a rule, a setting, a version. */
export function word(): PayloadField<string> {
  return { type: 'word', schema: z.string().max(64).regex(WORD) };
}

export function count(): PayloadField<number> {
  return { type: 'count', schema: z.int().nonnegative() };
}

export function cents(): PayloadField<number> {
  return { type: 'cents', schema: z.int() };
}

/** `2026-12-31` */
export function day(): PayloadField<string> {
  return { type: 'day', schema: z.iso.date() };
}

/** RFC 3339 in UTC, as `Date.toISOString` writes it. */
export function instant(): PayloadField<string> {
  return { type: 'instant', schema: z.iso.datetime() };
}

/** SHA-256 in hexadecimal: `hashOf(value)` of a text or data published elsewhere. */
export function hash(): PayloadField<string> {
  return { type: 'hash', schema: z.string().regex(/^[0-9a-f]{64}$/) };
}

/** What a rule or a setting of the city was or is. */
export function value(): PayloadField<string | number | boolean | null> {
  return { type: 'value', schema: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]) };
}

export function orNull<T>({ type, schema }: PayloadField<T>): PayloadField<T | null> {
  return { type, schema: schema.nullable() };
}
