import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const CHECKOUT = join(import.meta.dirname, '..');
const PACKAGE = {
  name: 'fixture',
  type: 'module',
  imports: Object.fromEntries(
    ['kernel', 'platform', 'modules', 'ui', 'web'].map((room) => [`#${room}/*`, `./src/${room}/*`]),
  ),
};

/** Lays a small house in a temporary folder, gone after the test: what a check is tried on. Gives its root. */
export function layHouse(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ateneu-house-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(PACKAGE), ...files })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Copies our own configuration into the house, so that it is judged by the law we keep. */
export function bringConfiguration(root: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    copyFileSync(join(CHECKOUT, name), join(root, name));
  }
}

export function bringPackages(root: string): void {
  symlinkSync(join(CHECKOUT, 'node_modules'), join(root, 'node_modules'));
}

/** Runs one of our tools in the house. */
export function runIn(root: string, tool: string, ...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(join(CHECKOUT, 'node_modules/.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { code: status, output: `${stdout}${stderr}` };
}
