import type { StepId } from '#kernel/ids.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { DRAW_MAP, drawMap } from './draw-map.ts';
import { mapDrawer } from './jobs/map-drawer.ts';

export function conversationJobs(draw = mapDrawer()): JobDefinition[] {
  return [
    defineJob<{ stepId: StepId }>({
      name: DRAW_MAP,
      run: async (ctx, { stepId }) => void (await drawMap(ctx, stepId, draw)),
    }),
  ];
}
