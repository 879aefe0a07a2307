import type { Run } from './run.ts';

/** What an outcome of Add1 says of the steps after it: it overspends, it is the last one, or go on. */
export type End = 'over' | 'here' | 'further';

interface Step {
  readonly run: Run;
  readonly step: bigint;
}

/** The last step before the first that overspends, or the first that says it is the last: from 0, one by one. */
export function lastStep(runAt: (step: bigint) => Run, endOf: (run: Run) => End): Step {
  let run = runAt(0n);
  for (let step = 0n; ; step += 1n) {
    if (endOf(run) === 'here') return { run, step };
    const next = runAt(step + 1n);
    if (endOf(next) === 'over') return { run, step };
    run = next;
  }
}

/** The same, looked for from a hint outward: it is the first such step only where none before it ends. */
export function stepNear(hint: bigint, runAt: (step: bigint) => Run, endOf: (run: Run) => End): Step {
  const known = new Map<bigint, { run: Run; end: End }>();
  const at = (step: bigint) => {
    const found = known.get(step);
    if (found !== undefined) return found;
    const run = runAt(step);
    const made = { run, end: endOf(run) };
    known.set(step, made);
    return made;
  };
  const ends = (step: bigint) => step >= 0n && at(step).end !== 'further';
  let [low, high] = [hint, hint];
  let width = 1n;
  for (; ends(low); width *= 2n) [low, high] = [low - width, low];
  for (; !ends(high); width *= 2n) [low, high] = [high, high + width];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (ends(middle)) high = middle;
    else low = middle;
  }
  const step = at(high).end === 'over' ? high - 1n : high;
  return { run: at(step).run, step };
}
