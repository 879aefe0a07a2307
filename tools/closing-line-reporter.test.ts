import { expect, test } from 'vitest';
import { closingLine } from './closing-line-reporter.ts';

type Modules = Parameters<typeof closingLine>[0];

function module(states: readonly string[], errors: readonly unknown[] = []): Modules[number] {
  const allTests = () => states.map((state) => ({ result: () => ({ state }) }));
  return { errors: () => errors, children: { allTests } } as unknown as Modules[number];
}

test('the closing line counts tests over all files', () => {
  expect(closingLine([module(['passed', 'failed']), module(['passed'])], 0, 'failed')).toBe('2 passed, 1 failed');
});

test('the closing line names skipped tests only where there are some', () => {
  expect(closingLine([module(['passed', 'skipped'])], 0, 'passed')).toBe('1 passed, 0 failed, 1 skipped');
});

test('a file that cannot be read and an error outside any test are failures', () => {
  expect(closingLine([module([], ['syntax error'])], 1, 'failed')).toBe('0 passed, 2 failed');
});

test('a run that failed before its tests does not read like a run without failures', () => {
  expect(closingLine([], 0, 'failed')).toBe('0 passed, 1 failed');
});
