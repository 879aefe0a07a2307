import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from '../tools/closing-line-reporter.ts';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.spec.ts'],
    globalSetup: ['city-and-browser.ts'],
    pool: 'forks',
    // One city and two cores: the journeys walk one after the other.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    // A browser on a busy machine may miss one moment; a fault in the city is there the second time too.
    retry: 1,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', new ClosingLineReporter()],
  },
});
