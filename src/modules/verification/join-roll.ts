import type { Actor } from '#kernel/actor.ts';
import type { PersonId, StepId } from '#kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Channel, RollEntry } from './roll.ts';
import { findOnRoll, putOnRoll } from './roll-store.ts';

/**
 * Puts a person on the roll of a step: one roll for accounts, guests, assisted residents and paper. Call it in the
 * transaction of the act itself. `once`: she may not stand there already, through whichever door (a ballot); without
 * it, coming again is fine (a second support), but not as somebody else with the same document.
 */
export async function joinRoll(
  ctx: Ctx,
  place: { readonly stepId: StepId; readonly personId: PersonId; readonly channel: Channel },
  { once = false }: { readonly once?: boolean } = {},
): Promise<Result<RollEntry, 'took-part-already'>> {
  const line = await putOnRoll(ctx, place);
  const another = line.person_id !== place.personId;
  if (!line.is_new && (once || another))
    return refuse('took-part-already', { date: line.joined_at, channel: line.channel });
  return ok({ channel: line.channel, at: line.joined_at, isNew: line.is_new });
}

/** For a ballot: that hers lies in the box on paper already, before she fills in another; null where none does. */
export async function whyPaperStands(
  ctx: Ctx,
  { stepId, personId }: { readonly stepId: StepId; readonly personId: PersonId },
): Promise<Refusal<'took-part-already'> | null> {
  const columns = ['participation_roll.channel', 'participation_roll.joined_at'];
  const line = await ctx.personal.read({ subjects: [personId], columns, purpose: 'participation' }, (inside) =>
    findOnRoll(inside, stepId, personId),
  );
  return line?.channel === 'paper' ? refuse('took-part-already', { date: line.joined_at, channel: 'paper' }) : null;
}

/** The door through which whoever acts comes. Paper is entered by staff and says so itself. */
export function channelOf(actor: Actor): Channel {
  return (actor.kind === 'person' && actor.limited?.kind) || 'account';
}
