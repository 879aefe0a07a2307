import { parentPort, workerData } from 'node:worker_threads';
import { type FromThread, UnusableInput } from './long-work.ts';
import { type Progress, WORKS, type WorkName } from './works.ts';

const { name, input } = workerData as { name: WorkName; input: never };

const tell = (message: FromThread) => parentPort?.postMessage(message);
const progress: Progress = (done, of, doing) => tell({ kind: 'progress', done, of, doing });

try {
  const load = WORKS[name] as () => Promise<(input: never, progress: Progress) => unknown>;
  const work = await load();
  tell({ kind: 'result', result: await work(input, progress) });
} catch (fault) {
  if (!(fault instanceof UnusableInput)) throw fault;
  tell({ kind: 'unusable', message: fault.message });
}
