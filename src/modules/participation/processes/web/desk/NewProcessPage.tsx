import type { Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { Button, DateField, ErrorSummary, errorOf, Form, Muted, RadioGroup } from '#ui/index.ts';
import type { Template } from '../../templates/template.ts';
import { zoneName } from '../step-words.ts';
import type { Returned } from './at-desk.ts';
import { LanguageFields } from './LanguageFields.tsx';
import { nameAndQuestion } from './process-fields.ts';

interface NewProcessPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly templates: readonly Template[];
  readonly languages: readonly Language[];
  /** YYYY-MM-DD */
  readonly startsOn: string;
  readonly returned: Returned | null;
}

/** One page from nothing to a draft with its dates: what kind, which question, from when. */
export function NewProcessPage({ r, csrf, templates, languages, startsOn, returned }: NewProcessPageProps) {
  const { t } = r;
  const { typed, problems } = returned ?? {};
  return (
    <>
      <p class="lede">{t('processes-desk.new.lede')}</p>
      <ErrorSummary title={t('processes-desk.form.problems')} errors={problems ?? []} />
      <Form action="/manage/processes/new" hidden={{ csrf }} guard>
        <RadioGroup
          name="template"
          legend={t('processes-desk.new.template')}
          options={templates.map((template) => ({
            value: template.key,
            label: r.text(template.title),
            hint: r.text(template.what),
          }))}
          value={String(typed?.template ?? templates[0]?.key ?? '')}
          {...errorIn(problems, 'template')}
        />
        <LanguageFields
          r={r}
          fields={nameAndQuestion(r)}
          languages={languages}
          texts={{}}
          typed={typed}
          problems={problems}
        />
        <DateField
          name="startsOn"
          label={t('processes-desk.new.starts-on')}
          hint={t('processes-desk.new.starts-on-hint', { zone: zoneName(r) })}
          value={String(typed?.startsOn ?? startsOn)}
          required
          {...errorIn(problems, 'startsOn')}
        />
        <Button>{t('processes-desk.new.create')}</Button>
        <Muted>{t('processes-desk.new.draft-note')}</Muted>
      </Form>
    </>
  );
}

function errorIn(problems: Returned['problems'] | undefined, field: string): { error?: string } {
  const error = errorOf(problems, field);
  return error ? { error } : {};
}
