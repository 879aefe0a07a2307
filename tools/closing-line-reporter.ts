import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node';

/** Ends the run with one line that a script can read: `12 passed, 0 failed`, and `, 3 skipped` where some were. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const line = closingLine(modules, unhandledErrors.length, reason);
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}

/** A file that could not be read, an error outside any test, and a run that never came to its tests each count as one failure. */
export function closingLine(modules: readonly TestModule[], unhandledErrors: number, reason: TestRunEndReason): string {
  const count = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) count.failed++;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') count[state]++;
    }
  }
  if (reason !== 'passed' && count.failed === 0) count.failed = 1;
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}
