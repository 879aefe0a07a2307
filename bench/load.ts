// Load from a second process: wrk (Debian's package), which takes little of the two cores itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Load {
  readonly requestsPerSecond: number;
  readonly p50: number;
  /** milliseconds */
  readonly p99: number;
  /** Answers that were no 2xx or 3xx, and connections that broke. */
  readonly errors: number;
}

/** Asks for these addresses in turn, from many connections at once. */
export async function load(
  origin: string,
  paths: readonly string[],
  options: { connections: number; seconds: number },
): Promise<Load> {
  const script = join(mkdtempSync(join(tmpdir(), 'ateneu-load-')), 'paths.lua');
  const quoted = paths.map((path) => `"${path.replace(/["\\]/g, '\\$&')}"`).join(',\n');
  writeFileSync(
    script,
    `local paths = {${quoted}}\nlocal i = 0\nrequest = function()\n  i = i % #paths + 1\n  return wrk.format("GET", paths[i], {["accept-language"] = "ca", ["accept-encoding"] = "gzip"})\nend\n`,
  );
  const args = [
    '-t1',
    `-c${options.connections}`,
    `-d${options.seconds}s`,
    '--latency',
    '--timeout',
    '10s',
    '-s',
    script,
    origin,
  ];
  const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(() => Promise.reject(new Error('wrk is not installed: apt-get install wrk'))),
  ]);
  return read(printed);
}

function read(printed: string): Load {
  const number = (pattern: RegExp) => Number(pattern.exec(printed)?.[1] ?? 0);
  const time = (percent: string) => {
    const [, value, unit] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(printed) ?? [];
    return Number(value ?? Number.NaN) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
  };
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(printed);
  const broken = (socket?.slice(1) ?? []).reduce((sum, count) => sum + Number(count), 0);
  return {
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50: time('50'),
    p99: time('99'),
    errors: number(/Non-2xx or 3xx responses: (\d+)/) + broken,
  };
}
