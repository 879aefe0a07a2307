import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const lib = new URL('../', import.meta.url);

test('the example of the README runs and prints what it says', async () => {
  const [, example] = /```ts\n([\s\S]*?)\n```/.exec(await readFile(new URL('README.md', lib), 'utf8')) ?? [];
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', example as string], {
    cwd: lib,
  });
  const said = [...(example as string).matchAll(/; \/\/ (.*)$/gm)].map(([, line]) => line);
  expect(said).toHaveLength(3);
  expect(stdout.split('\n').slice(0, 3)).toEqual(said);
  expect(stdout).toContain('trees was bought by its 3 supporters');
  expect(stdout).toContain('fountain would have been funded had it cost 5 less, counted again.');
});

test('it can be bundled for a browser, and is small', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('src/index.ts', lib).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  expect(outputFiles[0]?.contents.length).toBeLessThan(60_000);
});
