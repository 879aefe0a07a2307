#!/usr/bin/env node
// The door from a shell. npm's node may be older than ours: re-run with the Node that npm installed beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const built = new URL('../dist/ateneu.js', import.meta.url);
const [major] = process.versions.node.split('.').map(Number);

if (!existsSync(built)) {
  process.stderr.write('ateneu is not built yet. Run "npm run build" (or "npm start") in the checkout first.\n');
  process.exit(2);
}
// Commands that stream leave room for the server beside them; said before anything is loaded.
const flags = ['import', 'export', 'backup', 'restore'].includes(process.argv[2])
  ? ['--semi-space-growth-factor=1']
  : [];
if (major >= 24) {
  for (const flag of flags) setFlagsFromString(flag);
  await import(built.href);
} else runWithOurNode();

function runWithOurNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = new URL(`../node_modules/node-${platform}-${process.arch}/bin/${binary}`, import.meta.url);
  if (!existsSync(node)) {
    process.stderr.write(
      `ateneu needs Node 24 or newer; this is ${process.version}. Run "npm ci" or install Node 24.\n`,
    );
    process.exit(2);
  }
  const child = spawn(fileURLToPath(node), [...flags, fileURLToPath(built), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
}
