import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { errorOf, Fieldset, TextArea, TextField, Twin } from '#ui/index.ts';
import type { TextToWrite } from './texts.ts';

/** Fields that belong together under one question. */
export interface TextGroup {
  readonly legend: string;
  readonly hint: string;
  readonly fields: readonly TextToWrite[];
}

export interface LanguageFieldsProps {
  readonly r: Reader;
  readonly fields: readonly TextToWrite[];
  /** After the fields, in each language. */
  readonly group?: TextGroup;
  /** Of the form, the first unfolded. */
  readonly languages: readonly Language[];
  readonly texts: Readonly<Partial<Record<string, LocalizedText>>>;
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/** The same fields in each language: one's own to write now, the others folded, each saying how much is written. */
export function LanguageFields(props: LanguageFieldsProps) {
  const { r, fields, group, problems } = props;
  const [first, ...others] = props.languages;
  if (!first) return null;
  const all = [...fields, ...(group?.fields ?? [])];
  const isWritten = (name: string, language: Language) => wordsOf(props, name, language) !== '';
  const begun = all.filter(({ name }) => props.languages.some((language) => isWritten(name, language))).length;
  return (
    <>
      <FieldsIn {...props} language={first} />
      {others.map((language) => (
        <Twin
          key={language}
          open={all.some(({ name }) => errorOf(problems, `${name}-${language}`))}
          summary={r.t('processes-desk.form.in-language', {
            language: apart(LANGUAGE_NAMES[language]),
            written: all.filter(({ name }) => isWritten(name, language)).length,
            total: begun || all.length,
          })}
        >
          <FieldsIn {...props} language={language} />
        </Twin>
      ))}
    </>
  );
}

function FieldsIn(props: LanguageFieldsProps & { language: Language }) {
  const { fields, group } = props;
  const each = (field: TextToWrite) => <OneField key={field.name} {...props} field={field} />;
  return (
    <>
      {fields.map(each)}
      {group && (
        <Fieldset legend={group.legend} hint={group.hint} big>
          {group.fields.map(each)}
        </Fieldset>
      )}
    </>
  );
}

function OneField(props: LanguageFieldsProps & { language: Language; field: TextToWrite }) {
  const { r, language, languages, problems } = props;
  const { name, label, hint, required, rows, max } = props.field;
  const own = language === languages[0];
  const field = {
    name: `${name}-${language}`,
    label: own ? label : `${label} (${apart(LANGUAGE_NAMES[language])})`,
    value: wordsOf(props, name, language),
    error: errorOf(problems, `${name}-${language}`),
    lang: r.foreign(language),
    dir: 'auto',
    ...(own ? { hint, required } : {}),
  } as const;
  return rows ? <TextArea {...defined(field)} rows={rows} /> : <TextField {...defined(field)} maxLength={max} />;
}

/** A name in its own script keeps its direction inside a sentence (Unicode first strong isolate). */
function apart(name: string): string {
  return `\u2068${name}\u2069`;
}

function wordsOf({ typed, texts }: LanguageFieldsProps, name: string, language: Language): string {
  return typed ? String(typed[`${name}-${language}`] ?? '') : (texts[name]?.[language] ?? '');
}

/** Without what is undefined: an optional property is there or not. */
function defined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}
