import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { type FieldProblem, type Typed, wholeNumber } from '#platform/http/form.ts';
import { Checkbox, errorOf, Fieldset, TextField } from '#ui/index.ts';
import { type ProposalRules, proposalRules } from '../rules.ts';

const SWITCHES = [
  'writing',
  'supporting',
  'commenting',
  'acceptBeyondThreshold',
  'attachments',
  'organisations',
] as const;
const NUMBERS = [
  'threshold',
  'supportsPerPerson',
  'minimumSupports',
  'answerDays',
  'editMinutes',
  'titleMin',
  'titleMax',
  'bodyMax',
] as const;
type NumberRule = (typeof NUMBERS)[number];

const BOUNDS: Readonly<Record<NumberRule, readonly [least: number, most: number]>> = {
  threshold: [1, 10_000_000],
  supportsPerPerson: [0, 1000],
  minimumSupports: [0, 100],
  answerDays: [1, 730],
  editMinutes: [0, 525_600],
  titleMin: [1, 150],
  titleMax: [15, 250],
  bodyMax: [200, 20_000],
};

interface RulesFieldsProps {
  readonly reader: Reader;
  readonly rules: unknown;
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/** The rules as a facilitator sets them: six switches, eight numbers. */
export function RulesFields({ reader, rules, typed, problems = [] }: RulesFieldsProps): VNode {
  const { t } = reader;
  const now = proposalRules(rules);
  return (
    <>
      <Fieldset legend={t('proposals-desk.rules.may')}>
        {SWITCHES.map((name) => (
          <Checkbox
            key={name}
            name={name}
            label={t(`proposals-desk.rules.${wordOf(name)}`)}
            checked={typed ? typed[name] !== undefined : now[name]}
          />
        ))}
      </Fieldset>
      <Fieldset legend={t('proposals-desk.rules.numbers')}>
        {NUMBERS.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`proposals-desk.rules.${wordOf(name)}`)}
            hint={t(`proposals-desk.rules.${wordOf(name)}-hint`)}
            value={typed ? String(typed[name] ?? '') : String(now[name] ?? '')}
            error={errorOf(problems, name)}
            inputMode="numeric"
            width="short"
          />
        ))}
      </Fieldset>
    </>
  );
}

export function readRules(
  typed: Typed,
  reader: Reader,
): { readonly rules: ProposalRules } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const numbers = Object.fromEntries(
    NUMBERS.map((name) => {
      const [least, most] = BOUNDS[name];
      if (name === 'threshold' && String(typed[name] ?? '').trim() === '') return [name, null];
      const read = wholeNumber(typed, name, least, most);
      if (read === undefined)
        problems.push({ field: name, message: reader.t('proposals-desk.rules.between', { least, most }) });
      return [name, read];
    }),
  ) as Record<NumberRule, number> & { threshold: number | null };
  if (numbers.titleMin >= numbers.titleMax)
    problems.push({ field: 'titleMax', message: reader.t('proposals-desk.rules.title-order') });
  const limited = numbers.supportsPerPerson > 0 && numbers.minimumSupports > numbers.supportsPerPerson;
  if (limited)
    problems.push({ field: 'minimumSupports', message: reader.t('proposals-desk.rules.minimum-above-limit') });
  if (problems.length > 0) return { problems };
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, typed[name] !== undefined]));
  return { rules: proposalRules({ ...switches, ...numbers }) };
}

/** acceptBeyondThreshold → accept-beyond-threshold */
function wordOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
