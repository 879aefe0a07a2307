import type { ProposalId } from '#kernel/ids.ts';
import { listProcesses, type ProcessWithSteps, stepState } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type AnswerableStep, countQueues, nextWaiting, type Queue, type QueuePage, queuePage } from './desk-store.ts';
import { mayAnswer } from './policy.ts';
import { proposalRules } from './rules.ts';

/** How many proposals wait for the actor's answer, and how many answers wait to be published. */
export async function waitingForAnswer(ctx: Ctx): Promise<Readonly<Record<Queue, number>>> {
  return countQueues(ctx, answerableSteps(ctx, await answerableProcesses(ctx)));
}

export interface AnswerQueue extends QueuePage {
  readonly processes: ReadonlyMap<string, ProcessWithSteps>;
  readonly counts: Readonly<Record<Queue, number>>;
}

/** A page of one queue, due first, over every process the actor may answer for, or one of them. */
export async function answerQueue(
  ctx: Ctx,
  asked: { readonly queue: Queue; readonly process?: string; readonly words: string; readonly offset: number },
): Promise<AnswerQueue> {
  const processes = await answerableProcesses(ctx);
  const picked = asked.process ? processes.filter(({ slug }) => slug === asked.process) : processes;
  const steps = answerableSteps(ctx, picked);
  const [page, counts] = await Promise.all([queuePage(ctx, steps, { ...asked, limit: 50 }), countQueues(ctx, steps)]);
  return { ...page, counts, processes: new Map(processes.map((process) => [process.id, process])) };
}

/** The next that is due and has no answer yet. */
export async function nextToAnswer(ctx: Ctx, except: ProposalId): Promise<ProposalId | null> {
  return nextWaiting(ctx, answerableSteps(ctx, await answerableProcesses(ctx)), except);
}

export async function answerableProcesses(ctx: Ctx): Promise<ProcessWithSteps[]> {
  if (ctx.actor.kind === 'visitor') return [];
  if (ctx.actor.kind === 'person' && ctx.actor.roles.length === 0) return [];
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'] });
  return processes.filter(({ id }) => mayAnswer(ctx.actor, id));
}

function answerableSteps(ctx: Ctx, processes: readonly ProcessWithSteps[]): AnswerableStep[] {
  const steps = processes.flatMap((process) => process.steps).filter((step) => step.method === 'proposals');
  return steps.map((step) => {
    const rules = proposalRules(step.rules);
    const closed = stepState(step, ctx.clock.now()) === 'closed';
    return {
      stepId: step.id,
      answerDays: rules.answerDays,
      obligedAt: closed && rules.threshold === null ? step.closesAt : null,
    };
  });
}
