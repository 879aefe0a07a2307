import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { Button, DateTimeField, ErrorSummary, errorOf, Fieldset, Form, Select } from '#ui/index.ts';
import type { Method } from '../../method.ts';
import type { Step } from '../../process.ts';
import { zoneName } from '../step-words.ts';
import type { Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { stepFields } from './process-fields.ts';
import { type District, WhoFields } from './WhoFields.tsx';

export interface StepFormProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly action: string;
  /** The step as it is; for a new one, as it is proposed. */
  readonly step: Pick<Step, 'method' | 'title' | 'summary' | 'opensAt' | 'closesAt' | 'rules' | 'terms'>;
  readonly isNew?: boolean;
  readonly methods: readonly Method[];
  readonly languages: readonly Language[];
  readonly districts: readonly District[];
  readonly returned: Returned | null;
}

// words: proposals.method.* conversation.method.* budget.method.* information.method.*
/** What a step is, says, lasts and allows. Its rules are its method's own fields. */
export function StepForm({ r, csrf, action, step, isNew, methods, languages, districts, returned }: StepFormProps) {
  const { t } = r;
  const { typed, problems } = returned ?? {};
  const Rules = methods.find(({ name }) => name === step.method)?.RulesFields;
  const date = (name: string, at: Date | null) => {
    const error = errorOf(problems, name);
    return {
      name,
      value: String(typed?.[name] ?? (at ? writeZonedTime(at, r.timeZone) : '')),
      ...(error ? { error } : {}),
    };
  };
  return (
    <>
      <ErrorSummary title={t('processes-desk.form.problems')} errors={problems ?? []} />
      <Form action={action} hidden={{ csrf }} guard>
        <LanguageFields
          r={r}
          fields={stepFields(r)}
          languages={languages}
          texts={{ title: step.title, summary: step.summary }}
          typed={typed}
          problems={problems}
        />
        <Fieldset legend={t('processes-desk.step.dates')} hint={t('processes-desk.step.zone', { zone: zoneName(r) })}>
          <DateTimeField {...date('opens', step.opensAt)} label={t('processes-desk.step.opens')} required />
          <DateTimeField
            {...date('closes', step.closesAt)}
            label={t('processes-desk.step.closes')}
            hint={t('processes-desk.step.closes-hint')}
          />
        </Fieldset>
        <Select
          name="method"
          label={t('processes-desk.step.method')}
          {...(isNew ? {} : { hint: t('processes-desk.step.method-hint') })}
          options={methods.map(({ name }) => ({ value: name, label: t(`${name}.method.title`) }))}
          value={String(typed?.method ?? step.method)}
        />
        {!isNew && Rules && (
          <Fieldset legend={t('processes-desk.step.rules')} big>
            <Rules reader={r} rules={step.rules} typed={typed} problems={problems} />
          </Fieldset>
        )}
        {!isNew && <WhoFields r={r} terms={step.terms} districts={districts} typed={typed} problems={problems} />}
        <Button>{t(isNew ? 'processes-desk.step.add' : 'processes-desk.step.save')}</Button>
      </Form>
    </>
  );
}
