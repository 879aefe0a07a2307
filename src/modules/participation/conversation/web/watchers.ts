import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mapVersions } from '../map-store.ts';

type Tell = (version: number) => void;

/** How often each node asks for all that its visitors watch, in milliseconds. */
const EVERY = 1000;
/** More visitors than this on one node see the still picture. */
const MOST = 5000;
/** And so do more than this from one network: a school watches together, and nobody takes all places. */
const MOST_OF_ONE = 250;

interface Watch {
  readonly tells: Set<Tell>;
  last: number | null;
}

const watches = new WeakMap<object, { readonly steps: Map<StepId, Watch>; timer: NodeJS.Timeout | null }>();
let watching = 0;
/** How many watch, by visitor's key. */
const ofEach = new Map<string, number>();

/**
 * Calls back each time another map of the step is put in place, by whichever node. One question a second goes to the
 * database for everybody who watches, none while nobody does.
 * @param visitor the key of her network, as limits count it
 * @returns how to stop; null when too many watch already
 */
export function watchMap(ctx: Ctx, stepId: StepId, visitor: string, tell: Tell): (() => void) | null {
  const own = ofEach.get(visitor) ?? 0;
  if (watching >= MOST || own >= MOST_OF_ONE) return null;
  const hub = watches.get(ctx.db) ?? { steps: new Map<StepId, Watch>(), timer: null };
  watches.set(ctx.db, hub);
  const watch = hub.steps.get(stepId) ?? { tells: new Set<Tell>(), last: null };
  hub.steps.set(stepId, watch.tells.size === 0 ? { ...watch, last: null } : watch);
  hub.steps.get(stepId)?.tells.add(tell);
  watching += 1;
  ofEach.set(visitor, own + 1);
  // Others watch already and heard of it: who comes back was away when they did.
  if (watch.last !== null && watch.tells.size > 1) tell(watch.last);
  hub.timer ??= setInterval(() => void look(ctx, hub.steps), EVERY).unref();
  return () => {
    const current = hub.steps.get(stepId);
    if (!current?.tells.delete(tell)) return;
    watching -= 1;
    const left = (ofEach.get(visitor) ?? 1) - 1;
    if (left > 0) ofEach.set(visitor, left);
    else ofEach.delete(visitor);
    if (current.tells.size === 0) hub.steps.delete(stepId);
    if (hub.steps.size > 0 || !hub.timer) return;
    clearInterval(hub.timer);
    hub.timer = null;
  };
}

async function look(ctx: Ctx, steps: Map<StepId, Watch>): Promise<void> {
  // The database is away for a moment: watchers keep the picture they have.
  const versions = await mapVersions(ctx, [...steps.keys()]).catch(() => new Map<StepId, number>());
  for (const [stepId, version] of versions) {
    const watch = steps.get(stepId);
    if (!watch || watch.last === version) continue;
    watch.last = version;
    for (const tell of watch.tells) tell(version);
  }
}
