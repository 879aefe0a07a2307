import { existsSync } from 'node:fs';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CHECKOUT } from '#platform/checkout.ts';
import { readConfig, withEnvFile } from '#platform/config.ts';
import { resolveStateDir } from '#platform/db/state-dir.ts';
import { fail, fine, type Look, warn } from './finding.ts';

const GIGABYTE = 1024 ** 3;

/** What can be looked at before the city is opened. */
export function looksAtMachine(given: NodeJS.ProcessEnv, nodeVersion = process.version): Record<string, Look> {
  const env = withEnvFile(given, CHECKOUT);
  return {
    node: async () =>
      Number(/^v(\d+)/.exec(nodeVersion)?.[1]) >= 24
        ? fine(`Node ${nodeVersion}.`)
        : fail(`Node ${nodeVersion} is too old.`, 'Install Node 24 or newer, or run "npm ci": it brings one.'),
    settings: async () => {
      const read = readConfig(env);
      if (read.ok) return address(read.config.origin);
      const lines = read.problems.map(({ setting, problem, whatToDo }) => `${setting}: ${problem} ${whatToDo}`);
      return fail(lines.join(' '), 'Change them in the environment or in .env.');
    },
    state: () => stateFolder(env),
    disk: () => freeSpace(resolveStateDir(env, CHECKOUT).dir),
  };
}

function address(origin: string) {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || hostname === 'localhost') return fine(`The city's address is ${origin}.`);
  return warn(
    `The city's address is ${origin}: without TLS, cookies and texts can be read on the way.`,
    'Put a proxy with a certificate in front, and set ATENEU_URL=https://… (docs/operations.md).',
  );
}

async function stateFolder(env: NodeJS.ProcessEnv) {
  const { dir, reason } = resolveStateDir(env, CHECKOUT);
  if (!existsSync(dir)) return warn(`${dir} is not there yet. ${reason}`, 'The first start makes it.');
  const open = await access(dir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!open) return fail(`You may not write in ${dir}.`, 'Run this as the user who runs the server.');
  const { mode } = await stat(`${dir}/keys`).catch(() => ({ mode: 0 }));
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return fail(`Others may enter ${dir}/keys.`, `Run: chmod 700 ${dir}/keys`);
  }
  return fine(`The state is in ${dir}. ${reason}`);
}

async function freeSpace(dir: string) {
  const there = existsSync(dir) ? dir : dirname(dir);
  const { bavail, bsize } = await statfs(existsSync(there) ? there : '/');
  const free = bavail * bsize;
  const says = `${(free / GIGABYTE).toFixed(1)} GB are free.`;
  if (free < GIGABYTE / 2) return fail(says, 'Make room: without it the database stops taking anything in.');
  return free < 2 * GIGABYTE ? warn(says, 'Make room before it is less than half a gigabyte.') : fine(says);
}
