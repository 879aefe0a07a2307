import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Commitment, commitmentsFor } from '#modules/participation/budgets/index.ts';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import {
  findPublished,
  isOutOfSight,
  type Proposal,
  publishedAnswers,
  type Verdict,
} from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayReadProject } from './policy.ts';
import type { Milestone, Origin, Project } from './project.ts';
import { findProject, listMilestones, listOrigins } from './store.ts';

export interface ProjectRead {
  readonly project: Project;
  readonly milestones: readonly Milestone[];
  readonly origins: readonly OriginRead[];
}

/** What a project comes from, as whoever reads it may read that. */
export interface OriginRead {
  readonly kind: Origin['kind'];
  readonly title: LocalizedText;
  readonly href: string;
  readonly at: Date;
  readonly answer: { readonly verdict: Verdict; readonly at: Date } | null;
  readonly funded: readonly Funded[];
}

export interface Funded extends Pick<Commitment, 'progress' | 'spent' | 'cost'> {
  readonly href: string;
  readonly at: Date;
}

/** A project with its story. Drafts are their administrators'; processes and proposals one may not read are left out. */
export async function readProject(
  ctx: Ctx,
  slug: string,
): Promise<Result<ProjectRead, 'project-not-found' | 'project-withdrawn'>> {
  const project = await findProject(ctx, slug);
  if (project?.status === 'withdrawn') return refuse('project-withdrawn');
  if (!project || !mayReadProject(ctx.actor, project)) return refuse('project-not-found');
  const [milestones, origins] = await Promise.all([listMilestones(ctx, [project.id]), listOrigins(ctx, project.id)]);
  return ok({ project, milestones: milestones.get(project.id) ?? [], origins: await readOrigins(ctx, origins) });
}

async function readOrigins(ctx: Ctx, origins: readonly Origin[]): Promise<OriginRead[]> {
  if (origins.length === 0) return [];
  const ids = origins.flatMap((origin) => (origin.kind === 'proposal' ? [origin.id] : []));
  const [all, found, answers, commitments] = await Promise.all([
    listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 }),
    findPublished(ctx, ids),
    publishedAnswers(ctx, ids),
    commitmentsFor(ctx, ids),
  ]);
  const processes = new Map<ProcessId, ProcessWithSteps>(all.map((process) => [process.id, process]));
  const proposals = new Map<ProposalId, Proposal>(found.map((proposal) => [proposal.id, proposal]));
  return origins.flatMap((origin) => {
    if (origin.kind === 'process') return ofProcess(processes.get(origin.id));
    const proposal = proposals.get(origin.id);
    const process = proposal && processes.get(proposal.processId);
    if (!process || isOutOfSight(proposal.standing)) return [];
    const answer = answers.get(proposal.id);
    return {
      kind: 'proposal' as const,
      title: { [proposal.language]: proposal.title },
      href: `/processes/${process.slug}/proposals/${proposal.number}`,
      at: proposal.publishedAt ?? proposal.createdAt,
      answer: answer?.publishedAt ? { verdict: answer.verdict, at: answer.publishedAt } : null,
      funded: commitments.filter((each) => each.proposalId === proposal.id).flatMap((one) => fundedIn(processes, one)),
    };
  });
}

function ofProcess(process: ProcessWithSteps | undefined): OriginRead[] {
  if (!process?.publishedAt) return [];
  const { title, slug, publishedAt: at } = process;
  return [{ kind: 'process', title, href: `/processes/${slug}`, at, answer: null, funded: [] }];
}

function fundedIn(processes: ReadonlyMap<ProcessId, ProcessWithSteps>, commitment: Commitment): Funded[] {
  const process = processes.get(commitment.processId);
  const step = process?.steps.find(({ id }) => id === commitment.stepId);
  if (!process || !step) return [];
  const { number, progress, spent, cost, countedAt: at } = commitment;
  return [{ href: `/processes/${process.slug}/budget/${step.slug}/projects/${number}`, progress, spent, cost, at }];
}
