import type { Reader } from '#kernel/reader.ts';
import type { Method, StepGlance } from '#modules/participation/processes/index.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import { remembered } from '#platform/http/remembered.ts';
import { hasProposals, sumSteps } from '../list-store.ts';
import { isOpen } from '../policy.ts';
import { DEFAULT_RULES, needsMinimum, type ProposalRules, proposalRules } from '../rules.ts';
import { proposalsOnPaper } from '../support-on-paper.ts';
import { PreviewPart } from './PreviewPart.tsx';
import { RulesFields, readRules } from './RulesFields.tsx';

/** Adding up a step of a million proposals takes a tenth of a second. */
const remember = remembered<Awaited<ReturnType<typeof sumSteps>>>({ fresh: 5, stale: 30, most: 200 });

/** Proposals as a way to take part, handed in at the composition root. */
export const proposalsMethod: Method = {
  name: 'proposals',
  defaultRules: DEFAULT_RULES,
  readRules,
  RulesFields,
  rulesInWords: (rules, reader) => rulesInWords(proposalRules(rules), reader),
  address: (process, step) => `/processes/${process.slug}/proposals?step=${encodeURIComponent(step.slug)}`,
  async glances(ctx, reader, steps) {
    const ids = steps.map(({ step }) => step.id);
    const sums = await remember(ctx, ids.join(), () => sumSteps(ctx, ids));
    const entries = steps.map(({ process, step }) => {
      const { proposals, supports } = sums.get(step.id) ?? { proposals: 0, supports: 0 };
      const address = `/processes/${process.slug}/proposals`;
      const rules = proposalRules(step.rules);
      const words = reader.t(supports > 0 ? 'proposals.supports-word' : 'proposals.glance.proposals', {
        n: supports > 0 ? supports : proposals,
      });
      const open = isOpen(process, step, reader.now);
      const write = open && rules.writing && !(rules.supporting && proposals >= 20);
      const label = reader.t(
        open ? (write ? 'proposals.glance.write' : 'proposals.glance.support') : 'proposals.glance.read',
      );
      const action =
        stepState(step, reader.now) === 'upcoming'
          ? null
          : { label, href: write ? `${address}/new` : `${address}?step=${encodeURIComponent(step.slug)}` };
      const tally = proposals === 0 ? null : { value: supports > 0 ? supports : proposals, words };
      return [step.id, { tally, action }] as [string, StepGlance];
    });
    return new Map(entries);
  },
  hasContributions: (ctx, step) => hasProposals(ctx, step.id),
  async countForRecord(ctx, step) {
    const { proposals = 0, supports = 0 } = (await sumSteps(ctx, [step.id])).get(step.id) ?? {};
    return { proposals, supports, resultHash: null };
  },
  paper: proposalsOnPaper,
  preview: async (_ctx, reader, process, step) => <PreviewPart r={reader} process={process} step={step} />,
};

/** Each rule a sentence, for residents. */
function rulesInWords(rules: ProposalRules, { t }: Reader): string[] {
  const said: (string | false)[] = [
    t(rules.writing ? 'proposals.rules.writing' : 'proposals.rules.no-writing'),
    rules.supporting &&
      t(rules.supportsPerPerson === 0 ? 'proposals.rules.supports-any' : 'proposals.rules.supports-limit', {
        n: rules.supportsPerPerson,
      }),
    rules.supporting && needsMinimum(rules) && t('proposals.rules.minimum', { n: rules.minimumSupports }),
    t(rules.threshold === null ? 'proposals.rules.answer' : 'proposals.rules.threshold', {
      n: rules.threshold ?? 0,
      days: rules.answerDays,
    }),
    rules.threshold !== null && !rules.acceptBeyondThreshold && t('proposals.rules.full'),
    rules.commenting && t('proposals.rules.commenting'),
    t('proposals.rules.edit', { minutes: rules.editMinutes }),
  ];
  return said.filter((sentence) => sentence !== false);
}
