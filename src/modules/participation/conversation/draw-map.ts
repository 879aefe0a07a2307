import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswersToDraw, DrawnMap, PeopleOnMap } from './drawn-map.ts';
import { findMap, hasNewerAnswers, keepMap, readAnswers } from './map-store.ts';

export const DRAW_MAP = 'conversation.draw-map';

/** How long answers gather before the next drawing, in milliseconds. Watchers are promised five seconds. */
const GATHER = 1000;
/** One question to the queue in this time, however many answer: it must be shorter than GATHER, so that none is missed. */
const ASK_AGAIN = 400;

const asked = new Map<StepId, number>();

/** Someone answered: the map is drawn again soon, once for all who answer meanwhile. */
export async function askForMap(ctx: Ctx, stepId: StepId): Promise<void> {
  const now = ctx.clock.now().getTime();
  const before = asked.get(stepId);
  if (before !== undefined && now >= before && now - before < ASK_AGAIN) return;
  if (asked.size > 1000) asked.clear();
  asked.set(stepId, now);
  await ctx.enqueue(DRAW_MAP, { stepId }, { key: stepId, startAfter: new Date(now + GATHER) });
}

/** Draws a map apart from the requests; see map-drawer.ts. */
export type Draw = (answers: AnswersToDraw) => Promise<{ map: DrawnMap; people: PeopleOnMap }>;

/**
 * Draws the map from the answers alone: the same answers give the same map, on every node and after every restart.
 * @returns whether a new one was put in place; false when another node was faster
 */
export async function drawMap(ctx: Ctx, stepId: StepId, draw: Draw): Promise<boolean> {
  asked.delete(stepId);
  const before = (await findMap(ctx, stepId))?.version ?? 0;
  const { answers, important, answeredAt } = await readAnswers(ctx, stepId);
  const { map, people } = await draw(answers);
  const statements = map.statements.map((one) => ({ ...one, important: important.get(one.number) ?? 0 }));
  const kept = await keepMap(ctx, stepId, before, { map: { ...map, statements }, people, answeredAt });
  // Whoever answered while it was drawn asked while this job ran, or did not ask because somebody just had.
  if (await hasNewerAnswers(ctx, stepId, answeredAt)) await askForMap(ctx, stepId);
  return kept;
}
