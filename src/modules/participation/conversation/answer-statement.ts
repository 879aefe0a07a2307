import type { DistrictId, PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import {
  channelOf,
  EVERYBODY,
  joinRoll,
  keepsRoll,
  type NotEligible,
  type TakingPart,
  whyNotTakePart,
} from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { askForMap } from './draw-map.ts';
import { conversationAt, type Place } from './place.ts';
import { isOpen } from './policy.ts';
import type { ConversationAddress, VoteValue } from './statement.ts';
import { giveFirstVote, giveVote, type Vote } from './vote-store.ts';

export interface Answer {
  /** The statement's number. */
  readonly statement: number;
  readonly value: VoteValue;
  readonly important: boolean;
}

type Refused =
  | 'conversation-not-found'
  | 'sign-in-first'
  | 'conversation-closed'
  | 'statement-gone'
  | 'took-part-already'
  | NotEligible;

/** Where she lives, if she said: asked once, when she gives her first answer. */
export type DistrictOf = (ctx: Ctx, personId: PersonId) => Promise<DistrictId | null>;

/** Agree, disagree or pass. Given again it replaces the one before, as long as the step is open. */
export async function answerStatement(
  ctx: Ctx,
  address: ConversationAddress,
  answer: Answer,
  districtOf: DistrictOf,
): Promise<Result<Place, Refused>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules } = place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  if (!isOpen(process, step, ctx.clock.now()))
    return refuse('conversation-closed', { date: step.closesAt ?? step.opensAt });
  const terms = step.terms ?? EVERYBODY;
  const why = await whyNotTakePart(ctx, terms);
  if (why) return why;
  const { personId } = ctx.actor;
  const vote: Vote = { ...answer, stepId: step.id, personId, important: answer.important && rules.important };
  if ((await giveVote(ctx, vote)) === undefined) {
    const joined = await joinAndVote(ctx, vote, terms, districtOf);
    if (!joined.ok) return joined;
  }
  await askForMap(ctx, step.id);
  return ok(place);
}

/** Her first answer in this step, or a statement that is not shown any more: then she is given no number. */
async function joinAndVote(
  ctx: Ctx,
  vote: Vote,
  terms: TakingPart,
  districtOf: DistrictOf,
): Promise<Result<void, 'statement-gone' | 'took-part-already'>> {
  const districtId = await districtOf(ctx, vote.personId);
  const first = async (within: Ctx) =>
    (await giveFirstVote(within, vote, districtId)) === undefined ? refuse('statement-gone') : ok();
  // One statement needs no transaction.
  if (!keepsRoll(terms)) return first(ctx);
  return ctx.transact(async (inside) => {
    const { stepId, personId } = vote;
    const onRoll = await joinRoll(inside, { stepId, personId, channel: channelOf(inside.actor) });
    return onRoll.ok ? first(inside) : onRoll;
  });
}
