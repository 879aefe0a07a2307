import type { DistrictId, PersonId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { NewsId } from '#modules/news/index.ts';
import { seedNotices } from '#modules/notifications/index.ts';
import { findProcess, stepState } from '#modules/participation/processes/index.ts';
import { findPublished, isOutOfSight } from '#modules/participation/proposals/index.ts';
import type { ProjectId } from '#modules/projects/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readDemo } from './demo-files.ts';

interface Places {
  readonly districts: ReadonlyMap<string, DistrictId>;
  readonly processes: ReadonlyMap<string, { readonly id: ProcessId }>;
  readonly people: ReadonlyMap<string, PersonId>;
  readonly proposals: ReadonlyMap<string, { readonly id: ProposalId }>;
  readonly news: ReadonlyMap<string, NewsId>;
  readonly projects: ReadonlyMap<string, ProjectId>;
}

interface DemoFollows {
  readonly person: string;
  readonly process: string;
  readonly district: string;
  /** Of that process. */
  readonly news: string;
  readonly project: string;
}

const ANSWERED = 2;

/** The resident of the demo follows the process that is open, her district, a project and two answered proposals, and was told of them. */
export async function fillNotices(ctx: Ctx, places: Places): Promise<number> {
  const { districts, processes, people, proposals, news, projects } = places;
  const demo = readDemo<DemoFollows>('follows.json');
  const [personId, districtId] = [people.get(demo.person), districts.get(demo.district)];
  const newsId = news.get(demo.news);
  const process = await findProcess(ctx, { slug: demo.process });
  const projectId = projects.get(demo.project);
  if (!personId || !districtId || !newsId || !projectId || !process || !processes.has(demo.process))
    throw new Error('demo/vallserena/follows.json names what is not in the demo');
  const published = await findPublished(
    ctx,
    [...proposals.values()].map(({ id }) => id),
  );
  const answered = published
    .filter(({ standing, processId }) => !isOutOfSight(standing) && standing === 'accepted' && processId === process.id)
    .slice(0, ANSWERED);
  const open = process.steps.find((step) => stepState(step, ctx.clock.now()) === 'open');
  return seedNotices(ctx, {
    personId,
    follows: [
      { kind: 'process', id: process.id },
      { kind: 'district', id: districtId },
      { kind: 'project', id: projectId },
      ...answered.map(({ id }) => ({ kind: 'proposal', id }) as const),
    ],
    news: [
      ...(open ? [{ type: 'step-opened', about: { processId: process.id, stepId: open.id } } as const] : []),
      ...answered.map(
        ({ id, processId }) => ({ type: 'proposal-answered', about: { proposalId: id, processId } }) as const,
      ),
      { type: 'news-published', about: { newsId, processId: process.id } },
    ],
  });
}
