import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { errorOf, TextArea, TextField, Twin } from '#ui/index.ts';
import type { TextToWrite } from './texts.ts';

export interface LanguageFieldsProps {
  readonly r: Reader;
  readonly fields: readonly TextToWrite[];
  /** Of the form, the first unfolded. */
  readonly languages: readonly Language[];
  readonly texts: Readonly<Partial<Record<string, LocalizedText>>>;
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/** The same fields in each language: one's own to write now, the others folded, each saying how much is written. */
export function LanguageFields(props: LanguageFieldsProps) {
  const { r, fields, problems } = props;
  const [first, ...others] = props.languages;
  if (!first) return null;
  const written = (language: Language) => fields.filter(({ name }) => wordsOf(props, name, language) !== '').length;
  return (
    <>
      <FieldsIn {...props} language={first} />
      {others.map((language) => (
        <Twin
          key={language}
          open={fields.some(({ name }) => errorOf(problems, `${name}-${language}`))}
          summary={r.t('processes-desk.form.in-language', {
            language: LANGUAGE_NAMES[language],
            written: written(language),
            total: fields.length,
          })}
        >
          <FieldsIn {...props} language={language} />
        </Twin>
      ))}
    </>
  );
}

function FieldsIn(props: LanguageFieldsProps & { language: Language }) {
  const { r, fields, language, languages, problems } = props;
  const own = language === languages[0];
  return (
    <>
      {fields.map(({ name, label, hint, required, rows, max }) => {
        const field = {
          name: `${name}-${language}`,
          label: languages.length > 1 && !own ? `${label} (${LANGUAGE_NAMES[language]})` : label,
          value: wordsOf(props, name, language),
          error: errorOf(problems, `${name}-${language}`),
          lang: language === r.language ? undefined : language,
          dir: 'auto',
          ...(own ? { hint, required } : {}),
        } as const;
        return rows ? (
          <TextArea key={name} {...defined(field)} rows={rows} />
        ) : (
          <TextField key={name} {...defined(field)} maxLength={max} />
        );
      })}
    </>
  );
}

function wordsOf({ typed, texts }: LanguageFieldsProps, name: string, language: Language): string {
  return typed ? String(typed[`${name}-${language}`] ?? '') : (texts[name]?.[language] ?? '');
}

/** Without what is undefined: an optional property is there or not. */
function defined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}
