import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { type FieldProblem, type Typed, wholeNumber } from '#platform/http/form.ts';
import { Checkbox, errorOf, RadioGroup, TextField } from '#ui/index.ts';
import type { RulesFieldsProps } from '../method.ts';

// words: given
/**
 * The fields of a method's rules. Their words are `<desk>.rules.<name>`, in dashes, with `-hint` and `-<value>`.
 * @param desk `budget-desk` @param now the rules that stand
 */
export function ruleFields<Rules extends object>(
  { reader: { t }, typed, problems = [] }: RulesFieldsProps,
  desk: string,
  now: Rules,
) {
  type Name = keyof Rules & string;
  const wordOf = (name: string) => `${desk}.rules.${inDashes(name)}`;
  return {
    choice: (name: Name, options: readonly string[]): VNode => (
      <RadioGroup
        key={name}
        name={name}
        legend={t(wordOf(name))}
        value={String(typed?.[name] ?? now[name])}
        options={options.map((value) => ({ value, label: t(`${wordOf(name)}-${value}`) }))}
      />
    ),
    number: (name: Name): VNode => (
      <TextField
        key={name}
        name={name}
        label={t(wordOf(name))}
        hint={t(`${wordOf(name)}-hint`)}
        value={typed ? String(typed[name] ?? '') : String(now[name] ?? '')}
        error={errorOf(problems, name)}
        inputMode="numeric"
        width="short"
      />
    ),
    yesOrNo: (name: Name): VNode => (
      <Checkbox
        key={name}
        name={name}
        label={t(wordOf(name))}
        checked={typed ? typed[name] !== undefined : now[name] === true}
      />
    ),
  };
}

type Bounds = Readonly<Record<string, readonly [least: number, most: number]>>;

/** The numbers that were typed, each between its bounds, and a sentence for each that is not. */
export function readRuleNumbers<B extends Bounds>(typed: Typed, { t }: Reader, desk: string, bounds: B) {
  const problems: FieldProblem[] = [];
  const numbers = Object.fromEntries(
    Object.entries(bounds).map(([name, [least, most]]) => {
      const read = wholeNumber(typed, name, least, most);
      if (read === undefined) problems.push({ field: name, message: t(`${desk}.rules.between`, { least, most }) });
      return [name, read];
    }),
  ) as Record<keyof B, number>;
  return { numbers, problems };
}

/** acceptBeyondThreshold → accept-beyond-threshold */
function inDashes(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
