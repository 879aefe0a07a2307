import { Worker } from 'node:worker_threads';
import type { Draw } from '../draw-map.ts';
import type { FromMapThread, ToMapThread } from './map-thread.ts';

/**
 * One thread that draws, kept as long as it is used: whoever reads a page does not wait for a map. A thread that dies is
 * started anew at the next drawing; the job that waited for it fails and runs again.
 */
export function mapDrawer(): Draw {
  let thread: Worker | null = null;
  let turns = 0;
  const waiting = new Map<number, { done: (drawn: Awaited<ReturnType<Draw>>) => void; fail: (fault: Error) => void }>();
  const lost = (fault: Error) => {
    thread = null;
    for (const { fail } of waiting.values()) fail(fault);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(threadFile());
    started.unref();
    started.on('message', ({ turn, drawn, fault }: FromMapThread) => {
      const asker = waiting.get(turn);
      waiting.delete(turn);
      if (waiting.size === 0) started.unref();
      if (drawn) asker?.done(drawn);
      else asker?.fail(new Error(`The map could not be drawn: ${fault}`));
    });
    started.on('error', (fault) => lost(fault instanceof Error ? fault : new Error(String(fault))));
    started.on('exit', (code) => thread === started && lost(new Error(`The drawing thread ended with ${code}.`)));
    return started;
  };
  return (answers) =>
    new Promise((done, fail) => {
      thread ??= start();
      turns += 1;
      waiting.set(turns, { done, fail });
      thread.ref();
      thread.postMessage({ turn: turns, answers } satisfies ToMapThread);
    });
}

/** Beside this file in the sources; in dist/ the build puts it at the top, this file's code possibly in chunks/. */
function threadFile(): URL {
  const { url } = import.meta;
  if (url.endsWith('.ts')) return new URL('./map-thread.ts', url);
  return new URL(url.includes('/chunks/') ? '../map-thread.js' : './map-thread.js', url);
}
