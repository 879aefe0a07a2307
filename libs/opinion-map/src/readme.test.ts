import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const lib = new URL('../', import.meta.url);

test('the example of the README runs and prints what it says', async () => {
  const [, example = ''] = /```ts\n([\s\S]*?)\n```/.exec(await readFile(new URL('README.md', lib), 'utf8')) ?? [];
  const said = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
  expect(said.length).toBe(4);
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', example], { cwd: lib });
  expect(stdout.trimEnd().split('\n')).toEqual(said);
});

test('it can be bundled for a browser', async () => {
  const entryPoints = [new URL('src/index.ts', lib).pathname];
  const options = { bundle: true, minify: true, write: false, platform: 'browser', format: 'esm' } as const;
  const { outputFiles } = await build({ entryPoints, ...options });
  expect(outputFiles[0]?.contents.length).toBeLessThan(40_960);
});
