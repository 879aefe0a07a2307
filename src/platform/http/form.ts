import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ZodType, z } from 'zod';
import type { Env } from './env.ts';

/** What was typed, by field: put back into the form when something is wrong. Files are not among it. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** One thing wrong with one field; `message` is already in the reader's language. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export type FormResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly typed: Typed;
      readonly files: ReadonlyMap<string, readonly File[]>;
    }
  | {
      readonly ok: false;
      readonly problems: readonly FieldProblem[];
      readonly typed: Typed;
      readonly files: ReadonlyMap<string, readonly File[]>;
    };

/**
 * Reads a posted form at the door. The schema's messages are keys of the reader's words
 * (`z.string().min(15, 'proposals.form.title-short')`); a field named `x[]` always arrives as a list.
 * Strings are trimmed and their line ends made one.
 */
export async function readForm<S extends ZodType>(c: Context<Env>, schema: S): Promise<FormResult<z.output<S>>> {
  const { typed, files } = await readFields(c);
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data, typed, files };
  return { ok: false, problems: problemsOf(c, parsed.error), typed, files };
}

/** The same for the query of a GET form: a value that does not fit is dropped, the page still opens. */
export function readQuery<S extends ZodType>(c: Context<Env>, schema: S): z.output<S> {
  const query: Record<string, string | string[]> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    query[name.replace(/\[\]$/, '')] = name.endsWith('[]') ? values : (values[0] ?? '');
  }
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) delete query[String(issue.path[0])];
  return schema.parse(query);
}

/** A whole number of a form whose fields are not known beforehand; undefined where none within the bounds was typed. */
export function wholeNumber(typed: Typed, name: string, least: number, most: number): number | undefined {
  const text = String(typed[name] ?? '').trim();
  const whole = z.coerce.number().int().min(least).max(most);
  return whole.safeParse(text === '' ? undefined : text).data;
}

/** The body as a form. What is none (a robot's JSON, a broken upload) is the sender's mistake, not a fault: 400. */
export async function formDataOf(c: Context<Env>): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (wrong) {
    if (wrong instanceof TypeError) throw new HTTPException(400);
    throw wrong;
  }
}

/** No form of ours has so many: a desk page picks 500 lines at once. */
const MOST_FIELDS = 5000;

async function readFields(
  c: Context<Env>,
): Promise<{ typed: Record<string, string | string[]>; files: Map<string, File[]> }> {
  const entries = [...(await formDataOf(c)).entries()];
  if (entries.length > MOST_FIELDS) throw new HTTPException(413);
  const texts = new Map<string, string | string[]>();
  const files = new Map<string, File[]>();
  for (const [name, value] of entries) {
    const field = name.replace(/\[\]$/, '');
    if (typeof value !== 'string') {
      if (value.size > 0) addTo(files, field, value);
      continue;
    }
    const text = readable(value);
    if (name.endsWith('[]')) addTo(texts, field, text);
    else texts.set(field, text);
  }
  // Of the names that a browser sends, not of those that every object has: a field may be called `constructor`.
  return { typed: Object.fromEntries(texts), files };
}

function addTo<T>(lists: Map<string, T | T[]>, field: string, value: T): void {
  const known = lists.get(field);
  if (Array.isArray(known)) known.push(value);
  else lists.set(field, [value]);
}

/** Line ends as one, and no NUL: a database takes none, and nobody types one. */
function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
}

function problemsOf(c: Context<Env>, error: z.core.$ZodError): FieldProblem[] {
  const { t } = c.var.reader;
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form');
    if (!first.has(field)) first.set(field, isWordKey(issue.message) ? t(issue.message) : t('web.form.check-this'));
  }
  return [...first].map(([field, message]) => ({ field, message }));
}

function isWordKey(message: string): boolean {
  return /^[a-z-]+(\.[a-z0-9-]+)+$/.test(message);
}
