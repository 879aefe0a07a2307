import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { BudgetAddress, Choice } from './budget.ts';
import { intoTheBox } from './cast-ballot.ts';
import { findPaper, insertPaper, markConfirmed, markDiffering } from './paper-store.ts';
import { budgetAt, type Place } from './place.ts';
import { mayEnterPaper } from './policy.ts';
import { listPots, listProjects } from './store.ts';
import { type Unfit, unfitBallot } from './unfit-ballot.ts';

export interface PaperBallot extends Choice {
  /** Number printed on the ballot, or the voter's on the roll: each votes once, whichever way. */
  readonly rollNumber: string;
  readonly districtPot: number | null;
}

type Refused =
  | 'budget-not-found'
  | 'not-your-budget'
  | 'roll-number'
  | 'paper-entered-already'
  | 'paper-by-yourself'
  | 'paper-differs'
  | 'voted-already'
  | 'ballot-empty'
  | Unfit;

export type Entered = 'waits-for-second' | 'counts';

/**
 * A ballot that came on paper is typed in twice, by two people, and counts when both read the same. The second desk that
 * brings a ballot which counts already is refused; where the two readings differ a third person decides with the paper.
 */
export async function enterPaper(
  ctx: Ctx,
  address: BudgetAddress,
  paper: PaperBallot,
): Promise<Result<Entered, Refused>> {
  const place = await budgetAt(ctx, address);
  if ('code' in place) return place;
  if (ctx.actor.kind !== 'person' || !mayEnterPaper(ctx.actor, place.process.id)) return refuse('not-your-budget');
  const rollNumber = paper.rollNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (rollNumber.length < 4 || rollNumber.length > 40) return refuse('roll-number');
  if (paper.projects.length === 0) return refuse('ballot-empty');
  const { personId } = ctx.actor;
  const rollKey = ctx.keys.lookup('budget-roll', `${place.step.id} ${rollNumber}`);
  let differing: string | null = null;
  const done = await ctx.transact(async (inside) => {
    const [pots, list] = [
      await listPots(inside, place.step.id),
      await listProjects(inside, place.step.id, 'on-ballot'),
    ];
    const projects = new Map(list.map((project) => [project.number, project]));
    const unfit = unfitBallot(paper, place.rules, pots, projects);
    if (unfit) return unfit;
    const first = await findPaper(inside, place.step.id, rollKey);
    if (!first) {
      await insertPaper(inside, place.step.id, { ...paper, rollKey, tail: rollNumber.slice(-4), enteredBy: personId });
      return ok('waits-for-second' as const);
    }
    if (first.confirmedAt) return refuse('paper-entered-already');
    if (first.enteredBy === personId) return refuse('paper-by-yourself');
    if (!isSame(first, paper, place)) {
      differing = first.id;
      return refuse('paper-differs');
    }
    await markConfirmed(inside, first.id, personId);
    const districtId = pots.find(({ pot }) => pot === paper.districtPot)?.districtId ?? null;
    const voter = { personId: null, channel: 'paper', districtId, rollKey } as const;
    const cast = await intoTheBox(inside, place.step.id, voter, paper, {
      pots,
      projects,
      districtPot: paper.districtPot,
    });
    return cast.ok ? ok('counts' as const) : cast;
  });
  // A refusal rolls back: the queue is told afterwards that a third person must look.
  if (differing !== null) await markDiffering(ctx, differing);
  return done;
}

/** Two readings are one ballot when they choose the same; the order matters where ballots rank. */
function isSame(
  first: Choice & { readonly districtPot: number | null },
  second: PaperBallot,
  { rules }: Place,
): boolean {
  const read = ({ projects, points }: Choice) => {
    const pairs = projects.map((project, at) => `${project}:${points[at] ?? ''}`);
    return (rules.ballot === 'ranking' ? pairs : pairs.toSorted()).join();
  };
  return read(first) === read(second) && first.districtPot === second.districtPot;
}
