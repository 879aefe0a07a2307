import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { PaperPart, Process, Step } from '#modules/participation/processes/index.ts';
import { joinRoll } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listSupportable } from './list-store.ts';
import { isOpen } from './policy.ts';
import { proposalRules } from './rules.ts';
import { supportUnderRules } from './support-proposal.ts';

/** More do not fit on a form that somebody still reads. */
const MOST_PRINTED = 120;

interface OnPaper {
  readonly process: Process;
  readonly step: Step;
  readonly personId: PersonId;
  /** Numbers of proposals. */
  readonly keys: readonly string[];
}

/** Supports signed on paper: counted as if she had given them herself, once, with everybody else's. */
export async function supportOnPaper(
  ctx: Ctx,
  { process, step, personId, keys }: OnPaper,
): Promise<Result<void, string>> {
  const rules = proposalRules(step.rules);
  if (!rules.supporting) return refuse('supports-not-taken');
  if (!isOpen(process, step, ctx.clock.now()))
    return refuse('support-step-closed', { date: step.closesAt ?? step.opensAt });
  const proposals = await listSupportable(ctx, step.id, 10_000);
  const picked = keys.map((key) => proposals.find(({ number }) => String(number) === key));
  return ctx.transact(async (inside) => {
    const joined = await joinRoll(inside, { stepId: step.id, personId, channel: 'paper' }, { once: true });
    if (!joined.ok) return joined;
    for (const proposal of picked) {
      if (!proposal) return refuse('paper-unknown-choice');
      const support = { proposalId: proposal.id, personId, stepId: step.id };
      const given = await supportUnderRules(inside, rules, support, process.id);
      if (!given.ok) return given;
    }
    return ok();
  });
}

/** Handed to the paper forms by the method. */
export const proposalsOnPaper: PaperPart = {
  async choices(ctx, step) {
    const proposals = await listSupportable(ctx, step.id, MOST_PRINTED);
    return proposals.map(({ number, title, language }) => ({ key: String(number), title, lang: language }));
  },
  most: (step) => proposalRules(step.rules).supportsPerPerson,
  take: supportOnPaper,
};
