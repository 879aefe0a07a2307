import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kernelModule } from './build-kernel.ts';

test('the kernel that is in the repository is what its source compiles to', async () => {
  const committed = readFileSync(join(import.meta.dirname, '../libs/ballot/src/fast/kernel-module.ts'), 'utf8');
  expect((await kernelModule()).source).toBe(committed);
});
