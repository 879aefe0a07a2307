import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { DateField, errorOf, Fieldset, Pair, RadioGroup, TextArea, TextField } from '#ui/index.ts';
import { VERDICTS } from '../../answer.ts';
import { ANSWER_LANGUAGES } from './answer-form.ts';

export interface AnswerFieldsProps {
  readonly r: Reader;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** For many at once: says which blanks may stand in the text. */
  readonly many?: boolean;
}

export function AnswerFields({ r, typed, problems, many }: AnswerFieldsProps) {
  const { t } = r;
  const value = (name: string) => String(typed[name] ?? '');
  return (
    <>
      <RadioGroup
        name="verdict"
        legend={t('proposals-desk.form.verdict')}
        options={VERDICTS.map((verdict) => ({ value: verdict, label: t(`proposals.verdict.${verdict}`) }))}
        value={value('verdict')}
        error={errorOf(problems, 'verdict')}
        inline
      />
      <Fieldset
        legend={t('proposals-desk.form.text')}
        hint={t(many ? 'proposals-desk.form.text-hint-many' : 'proposals-desk.form.text-hint')}
      >
        {ANSWER_LANGUAGES.map((language) => (
          <TextArea
            key={language}
            name={`text-${language}`}
            label={LANGUAGE_NAMES[language]}
            value={value(`text-${language}`)}
            error={errorOf(problems, `text-${language}`)}
            lang={language}
            rows={language === 'ca' ? 7 : 4}
          />
        ))}
      </Fieldset>
      <MoneyAndTime r={r} problems={problems} value={value} />
    </>
  );
}

type PartProps = Pick<AnswerFieldsProps, 'r' | 'problems'> & { readonly value: (name: string) => string };

function MoneyAndTime({ r, problems, value }: PartProps) {
  const { t } = r;
  return (
    <>
      <TextField
        name="cost"
        label={t('proposals-desk.form.cost')}
        mark={t('proposals.form.optional')}
        hint={t('proposals-desk.form.cost-hint')}
        value={value('cost')}
        error={errorOf(problems, 'cost')}
        inputMode="decimal"
        width="medium"
        dir="ltr"
      />
      <Pair>
        <DateField
          name="from"
          label={t('proposals-desk.form.from')}
          mark={t('proposals.form.optional')}
          value={value('from')}
          error={errorOf(problems, 'from')}
        />
        <DateField
          name="to"
          label={t('proposals-desk.form.to')}
          mark={t('proposals.form.optional')}
          value={value('to')}
          error={errorOf(problems, 'to')}
        />
      </Pair>
      <Fieldset legend={t('proposals-desk.form.when')} hint={t('proposals-desk.form.when-hint')}>
        {ANSWER_LANGUAGES.map((language) => (
          <TextField
            key={language}
            name={`when-${language}`}
            label={LANGUAGE_NAMES[language]}
            value={value(`when-${language}`)}
            error={errorOf(problems, `when-${language}`)}
            lang={language}
          />
        ))}
      </Fieldset>
    </>
  );
}
