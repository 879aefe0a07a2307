import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Elsewhere {
  readonly process: ChildProcess;
  readonly url: string;
  readonly started: boolean;
}

const PROGRAM = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  if (process.argv[3] === 'deaf') process.on('SIGINT', () => {});
  const { url, started, stop } = await startEmbeddedPostgres({ stateDir: process.argv[2] });
  process.stdout.write(JSON.stringify({ url, started }) + '\\n');
  process.stdin.once('data', async () => { await stop(); process.exit(0); });
`;

/** Starts the embedded database in a process of its own, which tests may kill; a line on its stdin stops it in order. */
export async function startInAnotherProcess(
  stateDir: string,
  { deafToInterrupt = false, uid }: { deafToInterrupt?: boolean; uid?: number } = {},
): Promise<Elsewhere> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const args = ['--input-type=module', '-e', PROGRAM, module, stateDir, deafToInterrupt ? 'deaf' : ''];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true, uid, gid: uid });
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The other process ended before the database ran'))),
  ]);
  return { process: child, ...JSON.parse(String(line)) };
}

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
