import { ok, type Result, refuse } from '#kernel/result.ts';
import { documentHashes, mayAssist, readDocument } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { PaperStep } from './paper-step.ts';
import { readChoices, readSerial } from './serial.ts';
import { type Batch, findPrint, findSheet, insertSheet } from './store.ts';
import type { SheetId } from './tables.ts';

/** What staff read on a form. */
export interface TypedSheet {
  readonly serial: string;
  readonly document: string;
  readonly choices: string;
}

export interface ReadSheet {
  readonly serial: string;
  readonly hashes: readonly string[];
  readonly choices: readonly string[];
}

export type NotRead =
  | 'serial-unreadable'
  | 'serial-of-another-step'
  | 'paper-too-many'
  | 'paper-unknown-choice'
  | 'paper-empty'
  | 'paper-points-unclear'
  | 'document-missing'
  | 'document-letter-missing'
  | 'document-letter-wrong'
  | 'document-unreadable';

/** The first of two people enters a form. Nothing is counted yet. */
export async function enterSheet(
  ctx: Ctx,
  place: PaperStep & { readonly batch: Batch },
  typed: TypedSheet,
): Promise<Result<{ serial: string }, NotRead | 'assistants-only' | 'batch-closed' | 'sheet-entered-already'>> {
  const { actor } = ctx;
  if (!mayAssist(actor) || actor.kind !== 'person') return refuse('assistants-only');
  if (place.batch.closed_at) return refuse('batch-closed');
  const read = await readSheet(ctx, place, typed);
  if (!read.ok) return read;
  const { serial, hashes, choices } = read.value;
  return ctx.transact(async (inside) => {
    const isNew = await insertSheet(inside, {
      ...{ id: inside.newId<SheetId>(), batch_id: place.batch.id, step_id: place.step.id, serial },
      ...{ document_hash: hashes[0] ?? '', choices: [...choices], state: 'entered', reason_details: null },
      ...{ entered_by: actor.personId, entered_at: inside.clock.now() },
    });
    if (isNew) return ok({ serial });
    const before = await findSheet(inside, place.step.id, serial);
    return refuse('sheet-entered-already', { date: before?.entered_at ?? inside.clock.now() });
  });
}

/** Holds what was typed against the forms and the choices of the step. */
export async function readSheet(
  ctx: Ctx,
  { step, method }: PaperStep,
  typed: TypedSheet,
): Promise<Result<ReadSheet, NotRead>> {
  const serial = readSerial(typed.serial);
  if (!serial) return refuse('serial-unreadable');
  if ((await findPrint(ctx, { stepId: step.id }))?.code !== serial.code) return refuse('serial-of-another-step');
  const document = readDocument(typed.document);
  if (!document.ok) return document;
  const mark = method.paper?.mark?.(step);
  const choices = readChoices(typed.choices, mark);
  const most = method.paper?.most(step) ?? 0;
  if (choices.length === 0)
    return refuse(mark === 'points' && /\d/.test(typed.choices) ? 'paper-points-unclear' : 'paper-empty');
  if (most > 0 && choices.length > most) return refuse('paper-too-many', { most });
  const known = new Set((await method.paper?.choices(ctx, step))?.map(({ key }) => key));
  if (choices.some((choice) => !known.has(choice.split(':')[0] ?? ''))) return refuse('paper-unknown-choice');
  return ok({ serial: serial.serial, hashes: documentHashes(ctx, document.value), choices });
}
