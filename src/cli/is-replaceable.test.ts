import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isReplaceable } from './is-replaceable.ts';

it('lets a command replace a file or make one, never a device or a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ateneu-'));
  await writeFile(join(folder, 'old.csv'), 'a');
  expect(await isReplaceable(join(folder, 'old.csv'))).toBe(true);
  expect(await isReplaceable(join(folder, 'new.csv'))).toBe(true);
  expect(await isReplaceable('/dev/null')).toBe(false);
  expect(await isReplaceable(folder)).toBe(false);
  await rm(folder, { recursive: true });
});
