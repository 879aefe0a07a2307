import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import {
  type Method,
  type RulesFieldsProps,
  readRuleNumbers,
  ruleFields,
  type StepGlance,
  stepState,
} from '#modules/participation/processes/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { remembered } from '#platform/http/remembered.ts';
import { findCounts } from '../count-store.ts';
import { isOpen } from '../policy.ts';
import { BALLOTS, type BudgetRules, budgetRules, COUNTS, DEFAULT_RULES } from '../rules.ts';
import { countSteps, listPots, listProjects } from '../store.ts';
import { choicesOnPaper, markOnPaper, takeBackPaper, takePaper } from '../take-paper.ts';
import { BudgetPage } from './BudgetPage.tsx';
import { baseOf, deskOf } from './base.ts';
import { limitInWords } from './budget-words.ts';

const remember = remembered<Awaited<ReturnType<typeof countSteps>>>({ fresh: 5, stale: 30, most: 200 });

/** A budget as a way to take part, handed in at the composition root. */
export const budgetMethod: Method = {
  name: 'budget',
  defaultRules: DEFAULT_RULES,
  rulesStand: true,
  readRules,
  RulesFields,
  rulesInWords: (rules, reader) => rulesInWords(budgetRules(rules), reader),
  address: (process, step) => baseOf({ process: process.slug, step: step.slug }),
  deskAddress: (process, step) => deskOf({ process: process.slug, step: step.slug }),
  async glances(ctx, reader, steps) {
    const ids = steps.map(({ step }) => step.id);
    const counts = await remember(ctx, ids.join(), () => countSteps(ctx, ids));
    return new Map(
      steps.map(({ process, step }) => {
        const { projects = 0 } = counts.get(step.id) ?? {};
        const base = baseOf({ process: process.slug, step: step.slug });
        const state = stepState(step, reader.now);
        const open = isOpen(process, step, reader.now);
        const action =
          state === 'closed'
            ? { label: reader.t('budget.glance.result'), href: `${base}/result` }
            : { label: reader.t(open ? 'budget.glance.vote' : 'budget.glance.read'), href: base };
        const glance: StepGlance = {
          tally:
            projects === 0 ? null : { value: projects, words: reader.t('budget.glance.projects', { n: projects }) },
          action: state === 'upcoming' && projects === 0 ? null : action,
        };
        return [step.id as string, glance];
      }),
    );
  },
  hasContributions: async (ctx, step) => {
    const counts = (await countSteps(ctx, [step.id])).get(step.id);
    return (counts?.voters ?? 0) > 0 || (counts?.all ?? 0) > 0;
  },
  async countForRecord(ctx, step) {
    const counts = (await countSteps(ctx, [step.id])).get(step.id);
    const [first] = await findCounts(ctx, step.id);
    return { proposals: counts?.projects ?? 0, supports: counts?.voters ?? 0, resultHash: first?.dataHash ?? null };
  },
  paper: {
    choices: choicesOnPaper,
    // How many is said by pot: a ballot with too many is refused with its sentence.
    most: () => 0,
    mark: markOnPaper,
    inWords: (reader, step) => limitInWords(reader, budgetRules(step.rules)),
    take: takePaper,
    takeBack: takeBackPaper,
  },
  async preview(ctx, reader, process, step) {
    const [pots, projects] = await Promise.all([listPots(ctx, step.id), listProjects(ctx, step.id, 'all')]);
    const read = {
      ...{ process: { ...process, steps: [step] }, step, rules: budgetRules(step.rules), pots, projects },
      ...{ basket: undefined, cast: undefined, counts: [] },
      may: { vote: isOpen(process, step, reader.now), prepare: false, run: false },
    };
    return <BudgetPage r={reader} csrf="" read={read} base="#" districts={[]} pot={null} signedIn={false} />;
  },
};

// words: budget-desk.rules.*
function RulesFields(props: RulesFieldsProps): VNode {
  const { choice, number, yesOrNo } = ruleFields(props, 'budget-desk', budgetRules(props.rules));
  return (
    <>
      {choice('ballot', BALLOTS)}
      {number('maxProjects')}
      {number('points')}
      {choice('count', COUNTS)}
      {yesOrNo('districtOfChoice')}
      <p class="hint">{props.reader.t('budget-desk.rules.stand')}</p>
    </>
  );
}

function readRules(
  typed: Typed,
  reader: Reader,
): { readonly rules: BudgetRules } | { readonly problems: readonly FieldProblem[] } {
  const bounds = { maxProjects: [0, 100], points: [1, 1000] } as const;
  const { numbers, problems } = readRuleNumbers(typed, reader, 'budget-desk', bounds);
  if (problems.length > 0) return { problems };
  const districtOfChoice = typed.districtOfChoice !== undefined;
  return { rules: budgetRules({ ballot: typed.ballot, count: typed.count, districtOfChoice, ...numbers }) };
}

/** Each rule a sentence, for residents. */
function rulesInWords(rules: BudgetRules, reader: Reader): string[] {
  return [
    limitInWords(reader, rules),
    reader.t(`budget.how.${rules.count}`),
    reader.t('budget.how.change'),
    reader.t('budget.how.stands'),
  ];
}
