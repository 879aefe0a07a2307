import type { PersonId } from '#kernel/ids.ts';
import { type SeededModeration, seedModeration } from '#modules/participation/moderation/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readDemo } from './demo-files.ts';
import type { CommentPlaces } from './fill-comments.ts';

type Post = Omit<SeededModeration['held'], 'proposalId' | 'by'> & { readonly proposal: string; readonly by: string };
type Report = Omit<SeededModeration['hidden']['reports'][number], 'by'> & { readonly by: string };

interface DemoModeration {
  readonly moderator: string;
  readonly reports: readonly (Report & { readonly proposal: string })[];
  readonly held: Post;
  readonly hidden: Post & { reports: readonly Report[] } & Pick<
      SeededModeration['hidden'],
      'reason' | 'words' | 'appeal'
    >;
}

/** What moderation of the demo has done, and what waits for it. */
export async function fillModeration(ctx: Ctx, { people, proposals }: CommentPlaces): Promise<void> {
  const { moderator, reports, held, hidden } = readDemo<DemoModeration>('moderation.json');
  const personOf = (key: string): PersonId => {
    const id = people.get(key);
    if (!id) throw new Error(`The demo's moderation names ${key}, who is nobody`);
    return id;
  };
  const proposalOf = (key: string) => {
    const found = proposals.get(key);
    if (!found) throw new Error(`The demo's moderation names the proposal ${key}, which is not there`);
    return found.id;
  };
  const post = (demo: Post) => ({ ...demo, proposalId: proposalOf(demo.proposal), by: personOf(demo.by) });
  await seedModeration(ctx, {
    moderator: personOf(moderator),
    reports: reports.map((demo) => ({ ...demo, proposalId: proposalOf(demo.proposal), by: personOf(demo.by) })),
    held: post(held),
    hidden: { ...hidden, ...post(hidden), reports: hidden.reports.map((demo) => ({ ...demo, by: personOf(demo.by) })) },
  });
}
