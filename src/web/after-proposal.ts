import { commitmentsFor } from '#modules/participation/budgets/index.ts';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { ProposalOptions } from '#modules/participation/proposals/index.ts';
import { projectsFrom } from '#modules/projects/index.ts';

// words: projects.state.*
/** What became of a proposal in the modules above it: the vote that paid for it, the project it is now. */
export const afterProposal: ProposalOptions['after'] = async (ctx, r, proposalId) => {
  const [commitments, projects] = await Promise.all([commitmentsFor(ctx, [proposalId]), projectsFrom(ctx, proposalId)]);
  const ids = commitments.map(({ processId }) => processId);
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], ids, limit: ids.length });
  const funded = commitments.flatMap(({ stepId, number, progress, spent, countedAt: at }) => {
    const href = addressOf(processes, stepId, number);
    if (!href) return [];
    const body = r.t('projects.story.progress', { share: r.percent(progress / 100), spent: r.money(spent) });
    return [{ at, title: r.t('projects.story.funded'), href, body }];
  });
  const became = projects.flatMap(({ publishedAt, title, slug, state }) =>
    publishedAt
      ? [
          {
            at: publishedAt,
            title: r.t('projects.story.became', { title: r.text(title) }),
            href: `/projects/${slug}`,
            body: r.t(`projects.state.${state}`),
          },
        ]
      : [],
  );
  return [...funded, ...became];
};

function addressOf(processes: readonly ProcessWithSteps[], stepId: string, number: number): string | undefined {
  for (const { slug, steps } of processes) {
    const step = steps.find(({ id }) => id === stepId);
    if (step) return `/processes/${slug}/budget/${step.slug}/projects/${number}`;
  }
  return undefined;
}
