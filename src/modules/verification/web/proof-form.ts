import type { Context } from 'hono';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { localPath } from '#platform/http/respond.ts';
import type { Shown } from '../prove.ts';

const fields = { document: z.string().max(60, 'refusals.document-unreadable'), next: z.string().optional() };
const censusForm = z.object({ ...fields, birthDate: z.string().max(20, 'refusals.birth-date-unreadable') });
const letterForm = z.object({ ...fields, code: z.string().max(40, 'refusals.letter-code-wrong') });

export type ProofWay = Shown['way'];

export interface ReadProof {
  readonly next: string;
  readonly typed: Typed;
  readonly shown: Shown | null;
  readonly problems: readonly FieldProblem[];
}

/** What she typed into one of the two forms. */
export async function readProof(c: Context<Env>, way: ProofWay): Promise<ReadProof> {
  const form = way === 'census' ? await readForm(c, censusForm) : await readForm(c, letterForm);
  const next = localPath(String(form.typed.next ?? ''), '/verify');
  if (!form.ok) return { next, typed: form.typed, shown: null, problems: form.problems };
  const shown: Shown =
    'birthDate' in form.value
      ? { way: 'census', document: form.value.document, birthDate: form.value.birthDate }
      : { way: 'letter', document: form.value.document, code: form.value.code };
  return { next, typed: form.typed, shown, problems: [] };
}

/** A refusal stands beside the field it is about. */
export function proofProblem(c: Context<Env>, refusal: Refusal): FieldProblem {
  const field = refusal.code.startsWith('letter-')
    ? 'code'
    : refusal.code.startsWith('birth-')
      ? 'birthDate'
      : 'document';
  return { field, message: c.var.reader.refusal(refusal) };
}
