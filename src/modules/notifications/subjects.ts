import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import { findPublishedNews, type NewsId, type NewsItem } from '#modules/news/index.ts';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import { findPublished, isOutOfSight, type Proposal } from '#modules/participation/proposals/index.ts';
import {
  findPublicProjects,
  listMilestones,
  type Milestone,
  type Project,
  type ProjectId,
} from '#modules/projects/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Notice } from './notice.ts';

/** What notices speak of, as everybody may read it at this moment: what was hidden since is not among it. */
export interface Subjects {
  readonly processes: ReadonlyMap<ProcessId, ProcessWithSteps>;
  readonly proposals: ReadonlyMap<ProposalId, Proposal>;
  readonly news: ReadonlyMap<NewsId, NewsItem>;
  readonly projects: ReadonlyMap<ProjectId, ProjectTold>;
}

/** A project that everybody reads, with what happens to it. */
export interface ProjectTold extends Project {
  readonly milestones: readonly Milestone[];
}

export async function subjectsOf(ctx: Ctx, notices: readonly Pick<Notice, 'about'>[]): Promise<Subjects> {
  if (notices.length === 0) return { processes: new Map(), proposals: new Map(), news: new Map(), projects: new Map() };
  const ids = [...new Set(notices.flatMap(({ about }) => about.proposalId ?? []))];
  const newsIds = [...new Set(notices.flatMap(({ about }) => about.newsId ?? []))];
  const projectIds = [...new Set(notices.flatMap(({ about }) => about.projectId ?? []))];
  const [processes, proposals, news, projects] = [
    await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 }),
    await findPublished(ctx, ids),
    await findPublishedNews(ctx, newsIds),
    await projectsTold(ctx, projectIds),
  ];
  return {
    processes: new Map(processes.map((process) => [process.id, process])),
    proposals: new Map(
      proposals.filter(({ standing }) => !isOutOfSight(standing)).map((proposal) => [proposal.id, proposal]),
    ),
    news: new Map(news.map((item) => [item.id, item])),
    projects,
  };
}

async function projectsTold(ctx: Ctx, ids: readonly ProjectId[]): Promise<Map<ProjectId, ProjectTold>> {
  const [projects, milestones] = [await findPublicProjects(ctx, ids), await listMilestones(ctx, ids)];
  return new Map(projects.map((project) => [project.id, { ...project, milestones: milestones.get(project.id) ?? [] }]));
}
