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
import { Fieldset } from '#ui/index.ts';
import { findMap, mapCounts } from '../map-store.ts';
import { nextStatement } from '../next-statement.ts';
import { isOpen } from '../policy.ts';
import { NEWCOMER } from '../read-conversation.ts';
import { type ConversationRules, conversationRules, DEFAULT_RULES } from '../rules.ts';
import { countStatements, listStatements } from '../statement-store.ts';
import { hasVotes } from '../vote-store.ts';
import { baseOf, deskOf } from './base.ts';
import { StatementPanel } from './StatementPanel.tsx';

const remember = remembered<Awaited<ReturnType<typeof mapCounts>>>({ fresh: 5, stale: 30, most: 200 });
const MODERATIONS = ['before', 'after'] as const;
const MAPS = ['always', 'after-answers', 'closed'] as const;

/** A conversation as a way to take part, handed in at the composition root. */
export const conversationMethod: Method = {
  name: 'conversation',
  defaultRules: DEFAULT_RULES,
  readRules,
  RulesFields,
  rulesInWords: (rules, reader) => rulesInWords(conversationRules(rules), reader),
  address: (process, step) => baseOf({ process: process.slug, step: step.slug }),
  deskAddress: (process, step) => deskOf({ process: process.slug, step: step.slug }),
  async glances(ctx, reader, steps) {
    const ids = steps.map(({ step }) => step.id);
    const counts = await remember(ctx, ids.join(), () => mapCounts(ctx, ids));
    return new Map(
      steps.map(({ process, step }) => {
        const votes = counts.get(step.id)?.votes ?? 0;
        const label = reader.t(
          isOpen(process, step, reader.now) ? 'conversation.glance.answer' : 'conversation.glance.read',
        );
        const href = baseOf({ process: process.slug, step: step.slug });
        const glance: StepGlance = {
          tally: votes === 0 ? null : { value: votes, words: reader.t('conversation.answers-word', { n: votes }) },
          action: stepState(step, reader.now) === 'upcoming' ? null : { label, href },
        };
        return [step.id as string, glance];
      }),
    );
  },
  hasContributions: async (ctx, step) =>
    (await hasVotes(ctx, step.id)) || ((await countStatements(ctx, [step.id])).get(step.id)?.all ?? 0) > 0,
  async countForRecord(ctx, step) {
    const counts = (await mapCounts(ctx, [step.id])).get(step.id);
    return { proposals: null, supports: counts?.votes ?? 0, resultHash: null };
  },
  async preview(ctx, reader, process, step) {
    const [statements, stored] = await Promise.all([listStatements(ctx, step.id), findMap(ctx, step.id)]);
    const open = isOpen(process, step, reader.now);
    const rules = conversationRules(step.rules);
    const read = {
      ...{ process: { ...process, steps: [step] }, step, rules, statements, stored },
      ...{ own: new Map(), answered: 0, next: nextStatement('preview', statements, new Map(), NEWCOMER) },
      may: { answer: open, write: open && rules.writing, seeMap: false, moderate: false, run: false },
    };
    return <StatementPanel r={reader} csrf="" read={read} base="#" signedIn={false} />;
  },
};

// words: conversation-desk.rules.*
function RulesFields(props: RulesFieldsProps): VNode {
  const { choice, number, yesOrNo } = ruleFields(props, 'conversation-desk', conversationRules(props.rules));
  return (
    <>
      <Fieldset legend={props.reader.t('conversation-desk.rules.may')}>
        {yesOrNo('writing')}
        {yesOrNo('important')}
      </Fieldset>
      {choice('moderation', MODERATIONS)}
      {choice('map', MAPS)}
      {number('bodyMax')}
      {number('statementsPerPerson')}
    </>
  );
}

function readRules(
  typed: Typed,
  reader: Reader,
): { readonly rules: ConversationRules } | { readonly problems: readonly FieldProblem[] } {
  const bounds = { bodyMax: [60, 400], statementsPerPerson: [0, 100] } as const;
  const { numbers, problems } = readRuleNumbers(typed, reader, 'conversation-desk', bounds);
  if (problems.length > 0) return { problems };
  const switches = { writing: typed.writing !== undefined, important: typed.important !== undefined };
  return { rules: conversationRules({ ...switches, ...numbers, moderation: typed.moderation, map: typed.map }) };
}

/** Each rule a sentence, for residents. */
function rulesInWords(rules: ConversationRules, { t }: Reader): string[] {
  return [
    t('conversation.rules.answer'),
    t(rules.writing ? 'conversation.rules.writing' : 'conversation.rules.no-writing', { n: rules.statementsPerPerson }),
    ...(rules.writing && rules.moderation === 'before' ? [t('conversation.rules.held')] : []),
    t(`conversation.rules.map-${rules.map}`),
    t('conversation.rules.anonymous'),
  ];
}
// words: conversation.rules.map-always conversation.rules.map-after-answers conversation.rules.map-closed
