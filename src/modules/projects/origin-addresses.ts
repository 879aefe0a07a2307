import { listProcesses } from '#modules/participation/processes/index.ts';
import { findPublished } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProjectId } from './project.ts';
import { listOrigins } from './store.ts';

/** What a project comes from, as addresses of this site, in its order. What is no more is left out. */
export async function addressesOf(ctx: Ctx, id: ProjectId): Promise<string[]> {
  const origins = await listOrigins(ctx, id);
  if (origins.length === 0) return [];
  const [processes, proposals] = await Promise.all([
    listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 }),
    findPublished(
      ctx,
      origins.flatMap((origin) => (origin.kind === 'proposal' ? [origin.id] : [])),
    ),
  ]);
  const slugs = new Map<string, string>(processes.map((process) => [process.id, process.slug]));
  const addresses = new Map<string, string>([
    ...processes.map((process) => [process.id, `/processes/${process.slug}`] as const),
    ...proposals.flatMap(({ id: proposal, processId, number }) => {
      const slug = slugs.get(processId);
      return slug ? [[proposal, `/processes/${slug}/proposals/${number}`] as const] : [];
    }),
  ]);
  return origins.flatMap((origin) => addresses.get(origin.id) ?? []);
}
