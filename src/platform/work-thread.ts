import { parentPort, Worker } from 'node:worker_threads';

interface Turn {
  readonly turn: number;
  readonly input: unknown;
}

interface Answer {
  readonly turn: number;
  readonly output?: unknown;
  readonly fault?: string;
}

/**
 * One thread that does one kind of work, kept as long as it is used: whoever reads a page does not wait for it. A thread that
 * dies is started anew at the next piece of work; the job that waited for it fails and runs again.
 * @param name of the file beside the caller that calls {@link answerWork}; in dist/ the build puts it at the top (tools/build.ts)
 * @param beside the caller's `import.meta.url`
 */
export function workThread<Input, Output>(name: string, beside: string): (input: Input) => Promise<Output> {
  let thread: Worker | null = null;
  let turns = 0;
  const waiting = new Map<number, { done: (output: Output) => void; fail: (fault: Error) => void }>();
  const lost = (fault: Error) => {
    thread = null;
    for (const { fail } of waiting.values()) fail(fault);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(fileOf(name, beside));
    started.unref();
    started.on('message', ({ turn, output, fault }: Answer) => {
      const asker = waiting.get(turn);
      waiting.delete(turn);
      if (waiting.size === 0) started.unref();
      if (fault === undefined) asker?.done(output as Output);
      else asker?.fail(new Error(`${name}: ${fault}`));
    });
    started.on('error', (fault) => lost(fault instanceof Error ? fault : new Error(String(fault))));
    started.on('exit', (code) => thread === started && lost(new Error(`The thread ${name} ended with ${code}.`)));
    return started;
  };
  return (input) =>
    new Promise((done, fail) => {
      thread ??= start();
      turns += 1;
      waiting.set(turns, { done, fail });
      thread.ref();
      thread.postMessage({ turn: turns, input } satisfies Turn);
    });
}

/** In the thread: does each piece of work that is handed in. */
export function answerWork<Input, Output>(work: (input: Input) => Output): void {
  parentPort?.on('message', ({ turn, input }: Turn) =>
    parentPort?.postMessage(answer(turn, () => work(input as Input))),
  );
}

function answer(turn: number, work: () => unknown): Answer {
  try {
    return { turn, output: work() };
  } catch (fault) {
    return { turn, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

/** Beside the caller in the sources; at the top of dist/, the caller's code possibly in chunks/. */
function fileOf(name: string, beside: string): URL {
  if (beside.endsWith('.ts')) return new URL(`./${name}.ts`, beside);
  return new URL(beside.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, beside);
}
