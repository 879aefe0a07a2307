import { Worker } from 'node:worker_threads';
import type { CommandIo } from './command.ts';
import type { InputOf, ResultOf, WorkName } from './works.ts';

/** What a thread says to the command that started it. */
export type FromThread =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number; readonly doing: string }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'unusable'; readonly message: string };

/** Thrown by work whose input cannot be used; the sentence goes to stderr and the command ends with 2. */
export class UnusableInput extends Error {}

/** Thrown by {@link longWork} when the operator pressed Ctrl-C. */
export class Interrupted extends Error {}

/**
 * Does long work in a thread of its own: the command hears Ctrl-C at once, and tells on stderr how far it is, about
 * once a second. Input and result cross by structured clone.
 * @throws UnusableInput, Interrupted
 */
export async function longWork<Name extends WorkName>(
  name: Name,
  input: InputOf<Name>,
  io: Pick<CommandIo, 'stderr' | 'interrupted'>,
): Promise<ResultOf<Name>> {
  io.interrupted.throwIfAborted();
  const thread = new Worker(threadFile(), { workerData: { name, input } });
  const stop = () => void thread.terminate();
  io.interrupted.addEventListener('abort', stop);
  try {
    return (await outcome(thread, io)) as ResultOf<Name>;
  } finally {
    io.interrupted.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

function outcome(thread: Worker, io: Pick<CommandIo, 'stderr' | 'interrupted'>): Promise<unknown> {
  let told = performance.now();
  return new Promise((done, fail) => {
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'result') return done(message.result);
      if (message.kind === 'unusable') return fail(new UnusableInput(message.message));
      if (performance.now() - told < 1000) return;
      told = performance.now();
      const share = message.of > 0 ? ` ${Math.floor((100 * message.done) / message.of)} %` : '';
      io.stderr.write(`${message.doing}${share}\n`);
    });
    thread.on('error', fail);
    thread.on('exit', (code) =>
      fail(io.interrupted.aborted ? new Interrupted('Stopped.') : new Error(`The thread ended with ${code}.`)),
    );
  });
}

/** Beside this file in the sources; in dist/ the build puts it at the top, this file's code possibly in chunks/. */
function threadFile(): URL {
  const { url } = import.meta;
  if (url.endsWith('.ts')) return new URL('./long-work-thread.ts', url);
  return new URL(url.includes('/chunks/') ? '../long-work-thread.js' : './long-work-thread.js', url);
}
