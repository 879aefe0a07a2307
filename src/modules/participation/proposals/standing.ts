import { type Step, stepState } from '#modules/participation/processes/index.ts';
import type { Standing } from './proposal.ts';
import type { ProposalRules } from './rules.ts';

/** What a page says of a proposal. `short`: the step closed before it reached the threshold. */
export const SHOWN_STANDINGS = ['open', 'waiting', 'accepted', 'partly', 'rejected', 'short', 'withdrawn'] as const;
/** Nobody filters by `held` and `hidden`: only its author and moderators come to it. */
export type ShownStanding = (typeof SHOWN_STANDINGS)[number] | 'held' | 'hidden';

type StepTimes = Pick<Step, 'opensAt' | 'closesAt'>;

/** Where a proposal stands today: a step that has closed ends the gathering without touching a row. */
export function shownStanding(standing: Standing, step: StepTimes, rules: ProposalRules, now: Date): ShownStanding {
  if (standing === 'draft') throw new RangeError('A draft is not shown');
  if (standing !== 'open' || stepState(step, now) !== 'closed') return standing;
  return rules.threshold === null ? 'waiting' : 'short';
}

/** The stored standings behind what a reader picks in a filter. */
export function storedStandings(shown: ShownStanding, step: StepTimes, rules: ProposalRules, now: Date): Standing[] {
  const closed = stepState(step, now) === 'closed';
  if (shown === 'short') return closed && rules.threshold !== null ? ['open'] : [];
  if (shown === 'open') return closed ? [] : ['open'];
  if (shown === 'waiting') return closed && rules.threshold === null ? ['waiting', 'open'] : ['waiting'];
  return [shown];
}

/** When the city must have answered; null while nothing obliges it. */
export function answerDueAt(
  proposal: { readonly standing: Standing; readonly thresholdReachedAt: Date | null },
  step: StepTimes,
  rules: ProposalRules,
): Date | null {
  const from = proposal.thresholdReachedAt ?? (rules.threshold === null ? step.closesAt : null);
  return from && new Date(from.getTime() + rules.answerDays * 86_400_000);
}
