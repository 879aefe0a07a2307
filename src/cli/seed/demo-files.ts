import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '#platform/checkout.ts';

const DEMO = join(CHECKOUT, 'demo', 'vallserena');

export function demoPath(name: string): string {
  return join(DEMO, name);
}

export function readDemo<T>(name: string): T {
  return JSON.parse(readFileSync(demoPath(name), 'utf8')) as T;
}

/** JSON lines. */
export function readDemoLines<T>(name: string): T[] {
  const lines = readFileSync(demoPath(name), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

/** A moment of the demo, counted from the day it is filled: the city's calendar is always under way. */
export interface DemoMoment {
  readonly days: number;
  readonly hour: number;
}

export function momentOf(now: Date, { days, hour }: DemoMoment): Date {
  const at = new Date(now);
  at.setUTCDate(at.getUTCDate() + days);
  // Winter time in the demo's time zone is one hour ahead of UTC.
  at.setUTCHours(hour - 1, 0, 0, 0);
  return at;
}
