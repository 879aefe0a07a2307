import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MEGABYTE = 1024 * 1024;
let collect: (() => void) | undefined;

/** Call it at the start of a command that streams: short-lived rows then leave a small trace (each batch is one). */
export function startSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Call it between batches of a long stream. Node lets garbage pile up to gigabytes before it looks; a city's machine may
 * be small, and its server runs beside us.
 *
 * @param megabytes of heap above which it is cleared now
 */
export function keepSmall(megabytes = 110): void {
  if (process.memoryUsage().heapTotal < megabytes * MEGABYTE) return;
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
