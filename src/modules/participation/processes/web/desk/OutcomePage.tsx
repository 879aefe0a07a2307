import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ErrorSummary, Form, Notice } from '#ui/index.ts';
import { type ProcessWithSteps, type Step, stepState } from '../../process.ts';
import { basePath, type Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { ProcessFrame } from './ProcessFrame.tsx';
import type { TextToWrite } from './texts.ts';

interface OutcomePageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

export function outcomeFields({ t }: Reader): TextToWrite<'outcome'>[] {
  return [
    {
      name: 'outcome',
      label: t('processes-desk.outcome.label'),
      hint: t('processes-desk.outcome.hint'),
      max: 400,
      rows: 3,
    },
  ];
}

/** What came of a step, once it is over. */
export function OutcomePage({ r, csrf, process, step, languages, returned }: OutcomePageProps) {
  const { t } = r;
  return (
    <ProcessFrame r={r} process={process} page={null}>
      {stepState(step, r.now) !== 'closed' && !returned && (
        <Notice kind="info">
          <p>{t('refusals.step-not-closed')}</p>
        </Notice>
      )}
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      <Form action={`${basePath(process)}/steps/${step.slug}/outcome`} hidden={{ csrf }} guard>
        <LanguageFields
          r={r}
          fields={outcomeFields(r)}
          languages={languages}
          texts={{ outcome: step.outcome }}
          typed={returned?.typed}
          problems={returned?.problems}
        />
        <Button>{t('processes-desk.outcome.save')}</Button>
      </Form>
    </ProcessFrame>
  );
}
