import type { CommentId, ProcessId, ProposalId } from '#kernel/ids.ts';
import { beginningOf } from '#kernel/plain-text.ts';
import {
  type Comment,
  changeSight as changeComment,
  countShownBy as countComments,
  findComments,
  type Sight,
} from '#modules/participation/comments/index.ts';
import {
  changeSight as changeStatement,
  countShownBy as countStatements,
  findStatements,
  type Statement,
  type StatementId,
  settleFlags,
  sightOf,
} from '#modules/participation/conversation/index.ts';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
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
 * What can be moderated, by id, in four queries however many. What its author took away is not there, nor what stands
 * in a private process that whoever acts may not read.
 */
export async function findThings(ctx: Ctx, refs: readonly ThingRef[]): Promise<ReadonlyMap<string, Thing>> {
  const idsOf = (kind: ThingRef['kind']) => [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
  const [proposals, comments, statements] = await Promise.all([
    findPublished(ctx, idsOf('proposal') as ProposalId[]),
    findComments(ctx, idsOf('comment') as CommentId[]),
    findStatements(ctx, idsOf('statement') as StatementId[]),
  ]);
  const places = await placesOf(ctx, [...proposals, ...comments, ...statements]);
  const things = [
    ...proposals.filter(({ standing }) => standing !== 'withdrawn').map((one) => ofProposal(one, places)),
    ...comments.filter(({ state }) => state !== 'withdrawn').map(ofComment),
    ...statements.map((one) => ofStatement(one, places)),
  ].filter(({ processId }) => places.has(processId));
  return new Map(things.map((thing) => [thing.id, thing]));
}

export async function findThing(ctx: Ctx, ref: ThingRef): Promise<Thing | undefined> {
  return (await findThings(ctx, [ref])).get(ref.id);
}

/** @returns how it stood before; null where it is gone */
export function changeThing(ctx: Ctx, { kind, id }: ThingRef, sight: Sight): Promise<Sight | null> {
  if (kind === 'proposal') return changeProposal(ctx, id as ProposalId, sight);
  return kind === 'comment'
    ? changeComment(ctx, id as CommentId, sight)
    : changeStatement(ctx, id as StatementId, sight);
}

/** Its own desk knows what was said of a thing, too: it is told that somebody decided, or that nobody did after all. */
export async function settleReports(ctx: Ctx, { kind, id }: ThingRef, settled: boolean): Promise<void> {
  if (kind === 'statement') await settleFlags(ctx, id as StatementId, settled);
}

/** How many posts of hers others can read, counted no further than `most`. */
export async function countShownPosts(
  ctx: Ctx,
  personId: NonNullable<Thing['authorId']>,
  most: number,
): Promise<number> {
  const shown = await Promise.all([
    countComments(ctx, personId, most),
    countProposals(ctx, personId, most),
    countStatements(ctx, personId, most),
  ]);
  return Math.min(
    most,
    shown.reduce((sum, some) => sum + some, 0),
  );
}

/** A line that tells one thing from another: a proposal's title, the beginning of a comment. */
export function lineOf(thing: Pick<Thing, 'title' | 'text'>): string {
  return thing.title ?? beginningOf(thing.text, 90);
}

type Places = ReadonlyMap<ProcessId, ProcessWithSteps>;

async function placesOf(ctx: Ctx, things: readonly { readonly processId: ProcessId }[]): Promise<Places> {
  const ids = [...new Set(things.map(({ processId }) => processId))];
  const processes = await listProcesses(ctx, { statuses: ['draft', 'published', 'archived'], ids, limit: ids.length });
  return new Map(processes.map((process) => [process.id, process]));
}

function ofProposal(proposal: Proposal, places: Places): Thing {
  const { id, processId, authorId, language, title, body, standing, because, number } = proposal;
  return {
    ...{ kind: 'proposal', id, processId, authorId, language, title, text: body },
    url: `/processes/${places.get(processId)?.slug}/proposals/${number}`,
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

/** Who wrote it is told to nobody: see CasePage. */
function ofStatement(statement: Statement, places: Places): Thing {
  const { id, processId, stepId, authorId, language, body, createdAt } = statement;
  const process = places.get(processId);
  const step = process?.steps.find((one) => one.id === stepId);
  return {
    ...{ kind: 'statement', id, processId, authorId, language, title: null, text: body },
    url: `/processes/${process?.slug}/conversation/${step?.slug}`,
    writtenAt: createdAt,
    sight: sightOf(statement),
  };
}
