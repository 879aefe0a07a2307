import { addDays, readZonedTime } from '#kernel/zoned-time.ts';
import type { Step } from '../process.ts';
import type { Template } from './template.ts';

const MORNING = 'T09:00';
const EVENING = 'T20:00';

/**
 * A template's steps with their dates: each opens at nine in the morning of its first day and closes at eight in the
 * evening of its last.
 *
 * @param startsOn YYYY-MM-DD, a day that exists
 * @param zone IANA name of the city's time zone
 */
export function layOut(template: Template, startsOn: string, zone: string): Omit<Step, 'id' | 'processId'>[] {
  const morning = at(startsOn, MORNING, zone);
  const evening = at(startsOn, EVENING, zone);
  return template.steps.map(({ startsAfter, lasts, ...step }, index) => ({
    ...step,
    position: index + 1,
    outcome: {},
    opensAt: addDays(morning, startsAfter, zone),
    closesAt: lasts === null ? null : addDays(evening, startsAfter + lasts, zone),
    rules: step.rules ?? {},
  }));
}

function at(day: string, time: string, zone: string): Date {
  const instant = readZonedTime(`${day}${time}`, zone);
  if (!instant) throw new RangeError(`There is no day ${day}`);
  return instant;
}
