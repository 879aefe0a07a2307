import { type Refusal, refuse } from '#kernel/result.ts';
import { findProcess, type ProcessWithSteps, type Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayModerate, mayRead, mayRunConversation } from './policy.ts';
import { type ConversationRules, conversationRules } from './rules.ts';
import type { ConversationAddress } from './statement.ts';

/** A conversation and what holds for it. */
export interface Place {
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly rules: ConversationRules;
}

/** What stands at an address, for whoever may read it. */
export async function conversationAt(
  ctx: Ctx,
  address: ConversationAddress,
): Promise<Place | Refusal<'conversation-not-found'>> {
  const process = await findProcess(ctx, { slug: address.process });
  const step = process && conversationStep(process, ctx.clock.now(), address.step);
  if (!process || !step || !mayRead(ctx.actor, process)) return refuse('conversation-not-found');
  return { process, step, rules: conversationRules(step.rules) };
}

/** The same for those who run or moderate it. */
export async function conversationToKeep(
  ctx: Ctx,
  address: ConversationAddress,
  work: 'moderate' | 'run',
): Promise<Place | Refusal<'conversation-not-found' | 'not-your-conversation'>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  const may = work === 'run' ? mayRunConversation : mayModerate;
  return may(ctx.actor, place.process.id) ? place : refuse('not-your-conversation');
}

function conversationStep(process: ProcessWithSteps, now: Date, slug?: string): Step | undefined {
  const steps = process.steps.filter((step) => step.method === 'conversation');
  if (slug !== undefined) return steps.find((step) => step.slug === slug);
  return steps.filter((step) => step.opensAt <= now).at(-1) ?? steps[0];
}
