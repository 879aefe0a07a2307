import type { Reader } from '#kernel/reader.ts';
import { type Names, nameOf } from '#modules/identity/index.ts';
import type { Step } from '#modules/participation/processes/index.ts';
import type { StatusKind } from '#ui/index.ts';
import type { Proposal } from '../proposal.ts';
import type { ProposalRules } from '../rules.ts';
import { answerDueAt, type ShownStanding, shownStanding } from '../standing.ts';

const KINDS: Readonly<Record<ShownStanding, StatusKind>> = {
  open: 'open',
  waiting: 'wait',
  accepted: 'done',
  partly: 'done',
  rejected: 'no',
  short: 'no',
  withdrawn: 'no',
  held: 'wait',
  hidden: 'no',
};

/** Where a proposal stands, as a word and a shape. */
export function statusOf(proposal: Proposal, step: Step, rules: ProposalRules, r: Reader) {
  const shown = shownStanding(proposal.standing, step, rules, r.now);
  return { shown, kind: KINDS[shown], word: r.t(`proposals.state.${shown}`) };
}

/** Who it comes from, as public as she chose. */
export function authorOf(proposal: Proposal, names: Names, r: Reader): string {
  if (proposal.organisationName) return proposal.organisationName;
  if (proposal.origin === 'meeting' || proposal.origin === 'city') return r.t(`proposals.by.${proposal.origin}`);
  return nameOf(names, proposal.authorId, r, r.t('proposals.by.resident'));
}

/** What comes next, in a sentence beside the number; null where there is nothing to say. */
export function supportNote(proposal: Proposal, step: Step, rules: ProposalRules, r: Reader): string | null {
  const shown = shownStanding(proposal.standing, step, rules, r.now);
  if (shown === 'accepted' || shown === 'partly' || shown === 'rejected') return r.t('proposals.row.answered');
  if (shown === 'waiting') {
    const due = answerDueAt(
      { standing: proposal.standing, thresholdReachedAt: proposal.tally.thresholdReachedAt },
      step,
      rules,
    );
    if (!due) return r.t('proposals.row.waits');
    const late = r.daysUntil(due) < 0;
    return r.t(late ? 'proposals.row.late' : 'proposals.row.due', { date: r.shortDate(due), days: -r.daysUntil(due) });
  }
  if (shown === 'open' && rules.threshold !== null) {
    return r.t('proposals.row.to-go', { n: Math.max(0, rules.threshold - proposal.tally.supports) });
  }
  return shown === 'short' ? r.t('proposals.row.short', { threshold: rules.threshold ?? 0 }) : null;
}

/** "More than 1,000" above it. */
export function countWords(r: Reader, key: string, n: number): string {
  return n > 1000 ? r.t(`${key}-many`, { n: 1000 }) : r.t(key, { n });
}
