import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './tools/closing-line-reporter.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'libs/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['src/platform/db/test-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Wide: two cores may be busy with something else, and a test is not a stopwatch.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', new ClosingLineReporter()],
  },
});
