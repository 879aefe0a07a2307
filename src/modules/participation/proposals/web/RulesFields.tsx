import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { type RulesFieldsProps, readRuleNumbers, ruleFields } from '#modules/participation/processes/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Fieldset } from '#ui/index.ts';
import { type ProposalRules, proposalRules } from '../rules.ts';

const SWITCHES = [
  'writing',
  'supporting',
  'commenting',
  'acceptBeyondThreshold',
  'attachments',
  'organisations',
] as const;
const BOUNDS = {
  threshold: [1, 10_000_000],
  supportsPerPerson: [0, 1000],
  minimumSupports: [0, 100],
  answerDays: [1, 730],
  editMinutes: [0, 525_600],
  titleMin: [1, 150],
  titleMax: [15, 250],
  bodyMax: [200, 20_000],
} as const;
const NUMBERS = Object.keys(BOUNDS) as (keyof typeof BOUNDS)[];

/** The rules as a facilitator sets them: six switches, eight numbers. */
// words: proposals-desk.rules.*
export function RulesFields(props: RulesFieldsProps): VNode {
  const { t } = props.reader;
  const { number, yesOrNo } = ruleFields(props, 'proposals-desk', proposalRules(props.rules));
  return (
    <>
      <Fieldset legend={t('proposals-desk.rules.may')}>{SWITCHES.map(yesOrNo)}</Fieldset>
      <Fieldset legend={t('proposals-desk.rules.numbers')}>{NUMBERS.map(number)}</Fieldset>
    </>
  );
}

export function readRules(
  typed: Typed,
  reader: Reader,
): { readonly rules: ProposalRules } | { readonly problems: readonly FieldProblem[] } {
  const { threshold: _, ...always } = BOUNDS;
  const isAsked = String(typed.threshold ?? '').trim() !== '';
  const { numbers: read, problems } = readRuleNumbers(typed, reader, 'proposals-desk', isAsked ? BOUNDS : always);
  const numbers = { threshold: null, ...read };
  if (numbers.titleMin >= numbers.titleMax)
    problems.push({ field: 'titleMax', message: reader.t('proposals-desk.rules.title-order') });
  const limited = numbers.supportsPerPerson > 0 && numbers.minimumSupports > numbers.supportsPerPerson;
  if (limited)
    problems.push({ field: 'minimumSupports', message: reader.t('proposals-desk.rules.minimum-above-limit') });
  if (problems.length > 0) return { problems };
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, typed[name] !== undefined]));
  return { rules: proposalRules({ ...switches, ...numbers }) };
}
