import type { Run } from './run.ts';

/** What an outcome of Add1 says of the steps after it: it overspends, it is the last one, or go on. */
export type End = 'over' | 'here' | 'further';

interface Step {
  readonly run: Run;
  readonly step: bigint;
}

/** As many runs must buy the same before one looks for how long they will, and again after that found little. */
const PATIENCE = 8n;

/**
 * The last step before the first that overspends, or the first that says it is the last: from 0, one by one, except
 * where `sameFor` says that so many further steps buy the same.
 * @param from a step that is known to be reached
 */
export function lastStep(
  runAt: (step: bigint) => Run,
  endOf: (run: Run) => End,
  sameFor: ((run: Run) => bigint) | null,
  from = 0n,
): Step {
  let run = runAt(from);
  let [waited, patience] = [0n, PATIENCE];
  for (let step = from; ; step += 1n) {
    if (endOf(run) === 'here') return { run, step };
    const isPatient = sameFor === null || waited < patience;
    const further = isPatient ? 0n : sameFor(run);
    if (!isPatient) [waited, patience] = [0n, further < patience ? 2n * patience : PATIENCE];
    const next = runAt(step + further + 1n);
    if (endOf(next) === 'over') return { run: further === 0n ? run : runAt(step + further), step: step + further };
    waited = `${next.ledger.bought}` === `${run.ledger.bought}` ? waited + 1n : 0n;
    run = next;
    step += further;
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
