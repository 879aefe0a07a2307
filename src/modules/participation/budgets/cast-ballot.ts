import { createHash } from 'node:crypto';
import type { StepId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import {
  channelOf,
  EVERYBODY,
  joinRoll,
  keepsRoll,
  type NotEligible,
  whyNotTakePart,
} from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { dropBasket, findBasket, putBallot } from './ballot-store.ts';
import type { BudgetAddress, Choice, Pot, Project, Voter } from './budget.ts';
import { budgetAt } from './place.ts';
import { isOpen } from './policy.ts';
import { listPots, listProjects } from './store.ts';
import { byPot, type Unfit, unfitBallot } from './unfit-ballot.ts';

type Refused =
  | 'budget-not-found'
  | 'sign-in-first'
  | 'budget-closed'
  | 'ballot-empty'
  | 'voted-already'
  | 'took-part-already'
  | NotEligible
  | Unfit;

export interface Cast {
  readonly receipt: string;
}

/** Casts what lies in her basket. Done again while the step is open it replaces the ballot before. */
export async function castBallot(ctx: Ctx, address: BudgetAddress): Promise<Result<Cast, Refused>> {
  const place = await budgetAt(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules } = place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  if (!isOpen(process, step, ctx.clock.now())) return refuse('budget-closed', { date: step.closesAt ?? step.opensAt });
  const terms = step.terms ?? EVERYBODY;
  const why = await whyNotTakePart(ctx, terms);
  if (why) return why;
  const { personId } = ctx.actor;
  return ctx.transact(async (inside) => {
    if (keepsRoll(terms)) {
      const onRoll = await joinRoll(inside, { stepId: step.id, personId, channel: channelOf(inside.actor) });
      if (!onRoll.ok) return onRoll;
      // Her ballot on paper was signed, and lies in the box: it is not exchanged for one without a signature.
      const { channel, at } = onRoll.value;
      if (channel === 'paper') return refuse('took-part-already', { date: at, channel });
    }
    const [basket, pots, list] = [
      await findBasket(inside, step.id, personId),
      await listPots(inside, step.id),
      await listProjects(inside, step.id, 'on-ballot'),
    ];
    if (!basket || basket.projects.length === 0) return refuse('ballot-empty');
    const projects = new Map(list.map((project) => [project.number, project]));
    const unfit = unfitBallot(basket, rules, pots, projects);
    if (unfit) return unfit;
    const district = pots.find(({ pot }) => pot === basket.districtPot)?.districtId ?? null;
    const channel = channelOf(ctx.actor) === 'assisted' ? ('assisted' as const) : ('online' as const);
    const voter = { personId, channel, districtId: district };
    const cast = await intoTheBox(inside, step.id, voter, basket, { pots, projects, districtPot: basket.districtPot });
    if (!cast.ok) return cast;
    await dropBasket(inside, step.id, personId);
    return cast;
  });
}

/**
 * The one way into the box, whichever way a ballot came. A voter votes in the city's pot and in that of her district,
 * and stands in both even where she chose nothing: her part of the money is hers all the same.
 */
export async function intoTheBox(
  ctx: Ctx,
  stepId: StepId,
  voter: Voter,
  choice: Choice,
  ballot: {
    readonly pots: readonly Pot[];
    readonly projects: ReadonlyMap<number, Project>;
    readonly districtPot: number | null;
  },
): Promise<Result<Cast, 'voted-already'>> {
  const parts = byPot(choice, ballot.projects);
  const standing = ballot.pots.filter(({ pot, districtId }) => districtId === null || pot === ballot.districtPot);
  const ballots = [...new Set([...standing.map(({ pot }) => pot), ...parts.map(({ pot }) => pot)])].map(
    (pot) => parts.find((part) => part.pot === pot) ?? { pot, projects: [], points: [] },
  );
  const receipt = receiptOf(ctx.chance.bytes(16), ballots);
  const number = await putBallot(ctx, stepId, { ...voter, receipt }, ballots);
  return number === null ? refuse('voted-already') : ok({ receipt });
}

/**
 * Says that a ballot with this content lies in the box, to whoever holds it, and nothing to anybody else: a hash over the
 * content and sixteen bytes of chance, in groups that can be read aloud.
 */
export function receiptOf(chance: Uint8Array, ballots: unknown): string {
  const hash = createHash('sha256').update(chance).update(JSON.stringify(ballots)).digest('hex');
  return (hash.slice(0, 20).match(/.{5}/g) ?? []).join('-');
}
