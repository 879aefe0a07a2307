import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { lockProcess, updateProcess } from './edit-store.ts';
import type { ProcessFact } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';
import { sanitiseDescription } from './sanitise-description.ts';

/** What a facilitator writes of a process. */
export interface ProcessWords {
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly summary: LocalizedText;
  /** HTML: sanitised here, whatever it holds. */
  readonly description: LocalizedText;
  readonly department: LocalizedText;
  readonly whoMayTakePart: LocalizedText;
  readonly facts: readonly ProcessFact[];
}

export async function changeProcess(
  ctx: Ctx,
  input: { readonly process: string; readonly words: Partial<ProcessWords> },
): Promise<Result<void, NotRunnable>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const changed = { ...process, ...input.words };
    await updateProcess(inside, { ...changed, description: sanitised(changed.description) });
    return ok();
  });
}

function sanitised(description: LocalizedText): LocalizedText {
  const entries = Object.entries(description).map(([language, html]) => [language, sanitiseDescription(html)]);
  return Object.fromEntries(entries.filter(([, html]) => html !== ''));
}
