import type { CommentId, ProcessId, ProposalId } from '#kernel/ids.ts';
import { beginningOf } from '#kernel/plain-text.ts';
import {
  type Comment,
  changeSight as changeComment,
  countShownBy as countComments,
  findComments,
  type Sight,
} from '#modules/participation/comments/index.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import {
  changeSight as changeProposal,
  countShownBy as countProposals,
  findPublished,
  isOutOfSight,
  type Proposal,
} from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Thing, ThingRef } from './moderation.ts';

/**
 * What can be moderated, by id, in three queries however many. What its author took away is not there, nor what stands
 * in a private process that whoever acts may not read.
 */
export async function findThings(ctx: Ctx, refs: readonly ThingRef[]): Promise<ReadonlyMap<string, Thing>> {
  const idsOf = (kind: ThingRef['kind']) => [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
  const [proposals, comments] = await Promise.all([
    findPublished(ctx, idsOf('proposal') as ProposalId[]),
    findComments(ctx, idsOf('comment') as CommentId[]),
  ]);
  const slugs = await slugsOf(ctx, [...proposals, ...comments]);
  const things = [
    ...proposals.filter(({ standing }) => standing !== 'withdrawn').map((one) => ofProposal(one, slugs)),
    ...comments.filter(({ state }) => state !== 'withdrawn').map(ofComment),
  ].filter(({ processId }) => slugs.has(processId));
  return new Map(things.map((thing) => [thing.id, thing]));
}

export async function findThing(ctx: Ctx, ref: ThingRef): Promise<Thing | undefined> {
  return (await findThings(ctx, [ref])).get(ref.id);
}

/** @returns how it stood before; null where it is gone */
export function changeThing(ctx: Ctx, { kind, id }: ThingRef, sight: Sight): Promise<Sight | null> {
  return kind === 'proposal'
    ? changeProposal(ctx, id as ProposalId, sight)
    : changeComment(ctx, id as CommentId, sight);
}

/** How many posts of hers others can read, counted no further than `most`. */
export async function countShownPosts(
  ctx: Ctx,
  personId: NonNullable<Thing['authorId']>,
  most: number,
): Promise<number> {
  const [comments, proposals] = await Promise.all([
    countComments(ctx, personId, most),
    countProposals(ctx, personId, most),
  ]);
  return Math.min(most, comments + proposals);
}

/** A line that tells one thing from another: a proposal's title, the beginning of a comment. */
export function lineOf(thing: Pick<Thing, 'title' | 'text'>): string {
  return thing.title ?? beginningOf(thing.text, 90);
}

async function slugsOf(
  ctx: Ctx,
  things: readonly { readonly processId: ProcessId }[],
): Promise<ReadonlyMap<ProcessId, string>> {
  const ids = [...new Set(things.map(({ processId }) => processId))];
  const processes = await listProcesses(ctx, { statuses: ['draft', 'published', 'archived'], ids, limit: ids.length });
  return new Map(processes.map(({ id, slug }) => [id, slug]));
}

function ofProposal(proposal: Proposal, slugs: ReadonlyMap<ProcessId, string>): Thing {
  const { id, processId, authorId, language, title, body, standing, because, number } = proposal;
  return {
    ...{ kind: 'proposal', id, processId, authorId, language, title, text: body },
    url: `/processes/${slugs.get(processId)}/proposals/${number}`,
    writtenAt: proposal.publishedAt ?? proposal.createdAt,
    sight: { state: isOutOfSight(standing) ? (standing as 'held' | 'hidden') : 'shown', because },
  };
}

function ofComment({ id, processId, authorId, language, body, createdAt, state, because }: Comment): Thing {
  return {
    ...{ kind: 'comment', id, processId, authorId, language, title: null, text: body },
    url: `/comments/${id}`,
    writtenAt: createdAt,
    sight: { state: state === 'withdrawn' ? 'hidden' : state, because },
  };
}
