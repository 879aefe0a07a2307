import { addDays } from '#kernel/zoned-time.ts';
import { type Step, stepState } from './process.ts';

export interface StepDates {
  readonly opensAt: Date;
  readonly closesAt: Date | null;
}

export interface MovedStep {
  readonly step: Step;
  readonly after: StepDates;
}

/**
 * The dates of this step and all later ones, so many days on (or back), at the same time of day. What happened stays:
 * a closed step is not moved, of an open one only its end.
 *
 * @param zone IANA name of the city's time zone
 * @param now null while the process is a draft: nothing has happened yet
 */
export function movedCalendar(
  steps: readonly Step[],
  from: Step,
  days: number,
  { zone, now }: { zone: string; now: Date | null },
): MovedStep[] {
  return steps
    .filter(({ position }) => position >= from.position)
    .filter((step) => now === null || stepState(step, now) !== 'closed')
    .map((step) => ({
      step,
      after: {
        opensAt: now && stepState(step, now) === 'open' ? step.opensAt : addDays(step.opensAt, days, zone),
        closesAt: step.closesAt && addDays(step.closesAt, days, zone),
      },
    }))
    .filter(({ step, after }) => !sameDates(step, after));
}

/** Steps that are open at the same time as the one before them. Allowed, and said. */
export function overlappingSteps(steps: readonly Step[]): Step[] {
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return before !== undefined && (before.closesAt === null || before.closesAt > step.opensAt);
  });
}

export function sameDates(a: StepDates, b: StepDates): boolean {
  return sameMinute(a.opensAt, b.opensAt) && sameMinute(a.closesAt, b.closesAt);
}

/** A form knows minutes; a step opened by hand has seconds too. */
export function sameMinute(a: Date | null, b: Date | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);
}
