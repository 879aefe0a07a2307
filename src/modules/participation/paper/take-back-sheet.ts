import { ok, type Result, refuse } from '#kernel/result.ts';
import { documentHashes, mayAssist, personOfDocument, readDocument } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { PaperStep } from './paper-step.ts';
import { readSerial } from './serial.ts';
import { findSheet, updateSheet } from './store.ts';

/** What somebody brings to the desk: her document, and the form that counts in her name. */
export interface BroughtSheet {
  readonly serial: string;
  readonly document: string;
}

/**
 * The way out for whoever is refused since a form counts in her name: she did not sign it, or wants to take part anew. With
 * her document and the form in hand the desk takes it back, while the step is open. The form stays on the list, refused.
 */
export async function takeBackSheet(
  ctx: Ctx,
  { process, step, method }: PaperStep,
  brought: BroughtSheet,
): Promise<Result<void, string>> {
  if (!mayAssist(ctx.actor)) return refuse('assistants-only');
  const serial = readSerial(brought.serial);
  if (!serial) return refuse('serial-unreadable');
  const document = readDocument(brought.document);
  if (!document.ok) return document;
  return ctx.transact(async (inside) => {
    const sheet = await findSheet(inside, step.id, serial.serial);
    if (sheet?.state !== 'counted') return refuse('sheet-not-counted');
    const personId = await personOfDocument(inside, documentHashes(inside, document.value));
    if (!personId) return refuse('paper-nothing-to-take-back');
    const back = await method.paper?.takeBack?.(inside, { process, step, personId });
    if (!back?.ok) return back ?? refuse('no-paper');
    await updateSheet(inside, sheet.id, { state: 'refused', reason: 'sheet-taken-back' });
    return ok();
  });
}
