import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, ErrorSummary, Form } from '#ui/index.ts';
import type { ProcessWithSteps } from '../../process.ts';
import { writtenOf } from '../../sanitise-description.ts';
import { basePath, type Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { ProcessFrame } from './ProcessFrame.tsx';
import { factFields, processFields } from './process-fields.ts';

interface WordsPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly process: ProcessWithSteps;
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

/** So many facts can always be added. */
const SPARE = 2;

/** What the process says of itself: the question, who may take part, who decides and how it binds. */
export function WordsPage({ r, csrf, process, languages, returned }: WordsPageProps) {
  const { t } = r;
  return (
    <ProcessFrame r={r} process={process} page="words">
      <ErrorSummary title={t('processes-desk.form.problems')} errors={returned?.problems ?? []} />
      <Form action={`${basePath(process)}/words`} hidden={{ csrf }} guard>
        <LanguageFields
          r={r}
          languages={languages}
          typed={returned?.typed}
          problems={returned?.problems}
          fields={processFields(r)}
          group={{
            legend: t('processes-desk.words.facts'),
            hint: t('processes-desk.words.facts-hint'),
            fields: factNumbers(process).flatMap((number) => factFields(r, number)),
          }}
          texts={textsOf(process)}
        />
        <Button>{t('processes-desk.words.save')}</Button>
      </Form>
    </ProcessFrame>
  );
}

/** 1, 2, 3 …: as many facts as there are, and some more. */
export function factNumbers({ facts }: ProcessWithSteps): number[] {
  return Array.from({ length: facts.length + SPARE }, (_, index) => index + 1);
}

function textsOf(process: ProcessWithSteps): Record<string, LocalizedText> {
  const { title, question, summary, whoMayTakePart, department } = process;
  const written = Object.entries(process.description).map(([language, html]) => [language, writtenOf(html)]);
  const facts = process.facts.flatMap(({ term, detail }, index) => [
    [`term-${index + 1}`, term],
    [`detail-${index + 1}`, detail],
  ]);
  return {
    ...{ title, question, summary, whoMayTakePart, department, description: Object.fromEntries(written) },
    ...Object.fromEntries(facts),
  };
}
