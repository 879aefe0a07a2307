import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { EVERYBODY, type TakingPart } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type StepDates, sameDates, sameMinute } from './calendar.ts';
import { announceMove, recordRules } from './changes-on-record.ts';
import { lockProcess, updateStep } from './edit-store.ts';
import type { Method } from './method.ts';
import type { ProcessWithSteps, Step } from './process.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

export interface StepWords extends StepDates {
  readonly method: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** As the method read them; null: they stay, or become the usual ones of another method. */
  readonly rules: object | null;
  /** Who may take part; absent: as before. */
  readonly terms?: TakingPart;
}

type Refused =
  | NotRunnable
  | 'step-not-found'
  | 'method-not-found'
  | 'step-has-contributions'
  | 'rules-stand'
  | 'dates-in-order'
  | 'opened-already'
  | 'opens-in-the-past'
  | 'closes-in-the-past';

/** Changes a step. Where the process is public, new dates and rules are written down in the record. */
export async function changeStep(
  ctx: Ctx,
  input: StepAddress & { readonly change: StepWords },
  methods: readonly Method[],
): Promise<Result<void, Refused>> {
  const found = await stepToRun(ctx, input);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.process.id);
    const step = process.steps.find(({ id }) => id === found.value.step.id);
    if (!step) return refuse('step-not-found');
    const { change } = input;
    const method = methods.find(({ name }) => name === change.method);
    if (!method) return refuse('method-not-found');
    if (method.name !== step.method && (await hasContributions(inside, methods, step)))
      return refuse('step-has-contributions');
    const unfit = unfitDates(process, step, change, inside.clock.now());
    if (unfit) return refuse(unfit);
    if (method.rulesStand && changesOpenRules(process, step, change, inside.clock.now())) return refuse('rules-stand');
    await keep(inside, process, step, changed(step, change, method));
    return ok();
  });
}

function changesOpenRules({ status }: ProcessWithSteps, step: Step, { rules }: StepWords, now: Date): boolean {
  if (status === 'draft' || step.opensAt > now || rules === null) return false;
  const sorted = (given: object) => JSON.stringify(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(rules) !== sorted((step.rules ?? {}) as object);
}

async function hasContributions(ctx: Ctx, methods: readonly Method[], step: Step): Promise<boolean> {
  const method = methods.find(({ name }) => name === step.method);
  return method !== undefined && (await method.hasContributions(ctx, step));
}

/** Dates that nobody touched keep their seconds. */
function changed(step: Step, change: StepWords, method: Method): Step & { readonly rules: object } {
  const { method: name, title, summary } = change;
  const opensAt = sameMinute(step.opensAt, change.opensAt) ? step.opensAt : change.opensAt;
  const closesAt = sameMinute(step.closesAt, change.closesAt) ? step.closesAt : change.closesAt;
  const rules = change.rules ?? (name === step.method ? (step.rules as object) : method.defaultRules);
  return {
    ...step,
    method: name,
    title,
    summary,
    opensAt,
    closesAt,
    rules,
    terms: change.terms ?? step.terms ?? EVERYBODY,
  };
}

/** What residents lived through is not rewritten: a step that opened stays opened, and closes now or later. */
export function unfitDates(
  process: Pick<ProcessWithSteps, 'status'>,
  before: StepDates,
  after: StepDates,
  now: Date,
): 'dates-in-order' | 'opened-already' | 'opens-in-the-past' | 'closes-in-the-past' | null {
  if (after.closesAt && after.closesAt <= after.opensAt) return 'dates-in-order';
  if (process.status === 'draft' || sameDates(before, after)) return null;
  if (!sameMinute(before.opensAt, after.opensAt)) {
    if (before.opensAt <= now) return 'opened-already';
    if (after.opensAt < now) return 'opens-in-the-past';
  }
  if (!sameMinute(before.closesAt, after.closesAt) && after.closesAt && after.closesAt < now)
    return 'closes-in-the-past';
  return null;
}

async function keep(inside: Ctx, process: ProcessWithSteps, before: Step, after: Step & { rules: object }) {
  await updateStep(inside, after);
  if (process.status === 'draft') return;
  if (!sameDates(before, after)) await announceMove(inside, process, before, after);
  await recordRules(inside, process, before, after.rules);
  const terms = { ...before, rules: before.terms ?? EVERYBODY };
  await recordRules(inside, process, terms, after.terms ?? EVERYBODY);
}
