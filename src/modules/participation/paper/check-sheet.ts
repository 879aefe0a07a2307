import type { PersonId } from '#kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import { EVERYBODY, mayAssist, voterOnPaper, whyNotOnPaper } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotRead, type ReadSheet, readSheet, type TypedSheet } from './enter-sheet.ts';
import type { PaperStep } from './paper-step.ts';
import { type Batch, findSheet, type Sheet, updateSheet } from './store.ts';
import type { SheetState } from './tables.ts';

/** Where a form stands after the second entry. */
export interface Checked {
  readonly state: SheetState;
  /** Why it was not counted. */
  readonly refusal: Refusal | null;
}

type Refused =
  | NotRead
  | 'assistants-only'
  | 'sheet-not-in-batch'
  | 'sheet-done'
  | 'second-person-needed'
  | 'third-person-needed';

/**
 * Another person enters the same form without seeing the first entry. The same twice is counted, in one transaction with
 * everybody's roll; different, it waits for a third person, and two that agree decide.
 */
export async function checkSheet(
  ctx: Ctx,
  place: PaperStep & { readonly batch: Batch },
  typed: TypedSheet,
): Promise<Result<Checked, Refused>> {
  const { actor } = ctx;
  if (!mayAssist(actor) || actor.kind !== 'person') return refuse('assistants-only');
  const read = await readSheet(ctx, place, typed);
  if (!read.ok) return read;
  return ctx.transact(async (inside) => {
    const sheet = await findSheet(inside, place.step.id, read.value.serial);
    if (!sheet || sheet.batch_id !== place.batch.id) return refuse('sheet-not-in-batch');
    if (sheet.state === 'counted' || sheet.state === 'refused') return refuse('sheet-done');
    if (sheet.entered_by === actor.personId) return refuse('second-person-needed');
    if (sheet.state === 'mismatch' && sheet.second_by === actor.personId) return refuse('third-person-needed');
    return ok(await decide(inside, place, sheet, read.value, actor.personId));
  });
}

async function decide(ctx: Ctx, place: PaperStep, sheet: Sheet, read: ReadSheet, by: PersonId): Promise<Checked> {
  const agrees = same(read, sheet.document_hash, sheet.choices) || same(read, sheet.second_hash, sheet.second_choices);
  const at = ctx.clock.now();
  if (!agrees) {
    const second = {
      second_hash: read.hashes[0] ?? '',
      second_choices: [...read.choices],
      second_by: by,
      second_at: at,
    };
    await updateSheet(ctx, sheet.id, { ...second, state: 'mismatch' });
    return { state: 'mismatch', refusal: null };
  }
  const taken = await ctx.transact((inside) => take(inside, place, read));
  // Counted or refused, who ticked what is no longer needed here.
  const emptied = { document_hash: null, choices: null, second_hash: null, second_choices: null };
  const reason = taken.ok ? null : { reason: taken.code, reason_details: JSON.stringify(taken.details) };
  const state = taken.ok ? 'counted' : 'refused';
  await updateSheet(ctx, sheet.id, { ...emptied, ...reason, state, second_by: by, second_at: at });
  return { state, refusal: taken.ok ? null : taken };
}

function same({ hashes, choices }: ReadSheet, hash: string | null, before: readonly string[] | null): boolean {
  return hash !== null && hashes.includes(hash) && before?.join() === choices.join();
}

async function take(
  ctx: Ctx,
  { process, step, method }: PaperStep,
  { hashes, choices }: ReadSheet,
): Promise<Result<void, string>> {
  const voter = await voterOnPaper(ctx, hashes);
  if (!voter.ok) return voter;
  const personId = voter.value;
  const why = await whyNotOnPaper(ctx, step.terms ?? EVERYBODY, personId);
  if (why) return why;
  const taken = await method.paper?.take(ctx, { process, step, personId, keys: choices });
  return taken ?? refuse('no-paper');
}
