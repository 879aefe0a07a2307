import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const lib = new URL('../', import.meta.url);

test('the example of the README runs and prints what it says', async () => {
  const readme = await readFile(new URL('README.md', lib), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)\n```/.exec(readme) ?? [];
  const [, output] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', example], { cwd: lib });
  expect(stdout).toBe(output);
});

test('it can be bundled for a browser', async () => {
  const entryPoints = [new URL('src/index.ts', lib).pathname];
  const options = { bundle: true, minify: true, write: false, platform: 'browser', format: 'esm' } as const;
  const { outputFiles } = await build({ entryPoints, ...options, external: ['libsodium-wrappers-sumo'] });
  expect(outputFiles[0]?.contents.length).toBeLessThan(200_000);
});
