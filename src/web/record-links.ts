import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import { findPublished } from '#modules/participation/proposals/index.ts';
import { findPublicProjects, type ProjectId } from '#modules/projects/index.ts';
import type { SubjectLink, SubjectLinks } from '#modules/record/index.ts';

/** Where the things the record speaks of can be read: the one place where it meets the modules above it. */
export const recordLinks: SubjectLinks = async (ctx, entries) => {
  const ids = entries.flatMap(({ subject }) => (subject.kind === 'proposal' ? [subject.id as ProposalId] : []));
  const projectIds = entries.flatMap(({ subject }) => (subject.kind === 'project' ? [subject.id as ProjectId] : []));
  const [processes, proposals, projects] = await Promise.all([
    listProcesses(ctx, { statuses: ['published', 'archived'] }),
    findPublished(ctx, ids),
    findPublicProjects(ctx, projectIds),
  ]);
  const slugs = new Map<ProcessId, string>(processes.map(({ id, slug }) => [id, slug]));
  const written = new Map<string, (typeof proposals)[number]>(proposals.map((proposal) => [proposal.id, proposal]));
  const linkOf = ({ subject, processId }: (typeof entries)[number]): SubjectLink | undefined => {
    if (subject.kind === 'comment') return { href: `/comments/${subject.id}`, title: null };
    if (subject.kind === 'terms') return { href: '/pages/terms', title: null };
    const project = projects.find(({ id }) => id === subject.id);
    if (project) return { href: `/projects/${project.slug}`, title: project.title };
    const proposal = written.get(subject.id);
    const slug = slugs.get(proposal?.processId ?? processId ?? (subject.id as ProcessId));
    if (slug === undefined) return undefined;
    if (subject.kind !== 'proposal') return { href: `/processes/${slug}`, title: null };
    if (!proposal || proposal.standing === 'held') return undefined;
    const href = `/processes/${slug}/proposals/${proposal.number}`;
    // What is hidden is not named here either.
    if (proposal.standing === 'hidden') return { href, title: null };
    const title: LocalizedText = { [proposal.language]: proposal.title };
    return { href, title };
  };
  return new Map(
    entries.flatMap((entry) => {
      const link = linkOf(entry);
      return link ? [[entry.seq, link] as const] : [];
    }),
  );
};
