import type { Ctx } from '#platform/ctx.ts';
import type { StepDates } from './calendar.ts';
import type { StepMoved } from './events.ts';
import { officeOf, wordsOnly } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import type { Process, Step } from './process.ts';

/** Tells the modules above and the public record that a published step has new dates. Last in the transaction. */
export async function announceMove(inside: Ctx, process: Process, step: Step, after: StepDates): Promise<void> {
  await inside.emit<StepMoved>({
    type: 'step-moved',
    processId: process.id,
    stepId: step.id,
    method: step.method,
    movedBy: inside.actor.kind === 'person' ? inside.actor.personId : null,
  });
  await writeOnRecord(inside, {
    kind: 'step-moved',
    subject: { kind: 'step', id: step.id },
    processId: process.id,
    payload: {
      ...officeOf(inside, process),
      title: wordsOnly(step.title) ?? {},
      opensBefore: step.opensAt.toISOString(),
      closesBefore: step.closesAt?.toISOString() ?? null,
      opensAfter: after.opensAt.toISOString(),
      closesAfter: after.closesAt?.toISOString() ?? null,
      reason: null,
    },
  });
}

/** A step that joins a published process, or leaves it before anybody saw it open. Last in the transaction. */
export async function recordStep(inside: Ctx, process: Process, step: Step, what: 'added' | 'removed'): Promise<void> {
  const entry = { subject: { kind: 'step', id: step.id }, processId: process.id } as const;
  const said = { ...officeOf(inside, process), title: wordsOnly(step.title) ?? {}, method: step.method };
  if (what === 'removed') return writeOnRecord(inside, { ...entry, kind: 'step-removed', payload: said });
  const dates = { opensAt: step.opensAt.toISOString(), closesAt: step.closesAt?.toISOString() ?? null };
  await writeOnRecord(inside, { ...entry, kind: 'step-added', payload: { ...said, ...dates } });
}

type Value = string | number | boolean | null;

/** Writes down every rule of a published step that is no longer what it was. Last in the transaction. */
export async function recordRules(inside: Ctx, process: Process, step: Step, after: object): Promise<void> {
  for (const { rule, from, to } of changedRules(step.rules, after)) {
    await writeOnRecord(inside, {
      kind: 'rule-changed',
      subject: { kind: 'step', id: step.id },
      processId: process.id,
      payload: { ...officeOf(inside, process), title: wordsOnly(step.title) ?? {}, rule, before: from, after: to },
    });
  }
}

function changedRules(before: unknown, after: object): { rule: string; from: Value; to: Value }[] {
  const old = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>;
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(asValue(old[name])) !== JSON.stringify(asValue(value)))
    .map(([name, value]) => ({ rule: kebab(name), from: asValue(old[name]), to: asValue(value) }));
}

function asValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value).slice(0, 500);
}

/** `supportsPerPerson` → `supports-per-person`, as the record writes names. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
