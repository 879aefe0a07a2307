import type { PersonId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { type Alignment, seedComments } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf, readDemoLines } from './demo-files.ts';

interface DemoComment {
  readonly key: string;
  readonly proposal: string;
  readonly parent: string | null;
  readonly author: string;
  readonly alignment: Alignment | null;
  readonly language: Language;
  readonly body: string;
  readonly createdDay: number;
  readonly up: number;
  readonly down: number;
}

/** What the comments hang on: people and proposals by their names in the demo. */
export interface CommentPlaces {
  readonly people: ReadonlyMap<string, PersonId>;
  readonly proposals: ReadonlyMap<string, { readonly id: ProposalId; readonly processId: ProcessId }>;
}

export async function fillComments(ctx: Ctx, { people, proposals }: CommentPlaces): Promise<number> {
  const now = ctx.clock.now();
  const rows = readDemoLines<DemoComment>('comments.jsonl').map((comment, position) => {
    const { key, parent, alignment, language, body, up, down } = comment;
    const subject = proposals.get(comment.proposal);
    if (!subject) throw new Error(`The demo's comment ${key} speaks of ${comment.proposal}, which is not there`);
    // A minute later each: those of one day keep their order.
    const morning = momentOf(now, { days: comment.createdDay, hour: 9 });
    const createdAt = new Date(morning.getTime() + (position % 700) * 60_000);
    const authorId = people.get(comment.author) ?? null;
    const { id: subjectId, processId } = subject;
    return { key, parent, subjectId, processId, authorId, alignment, language, body, createdAt, up, down };
  });
  return seedComments(ctx, rows);
}
