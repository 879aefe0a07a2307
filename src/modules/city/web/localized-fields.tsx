import { z } from 'zod';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { errorOf, Fieldset, TextArea, TextField } from '#ui/index.ts';

/** One text in each language: the fields `name-ca`, `name-es`, … of a form. */
export function localizedShape<const Name extends string>(name: Name, most: number) {
  const field = z.string().max(most, 'city-desk.form.too-long').default('');
  const shape = Object.fromEntries(LANGUAGES.map((language) => [`${name}-${language}`, field]));
  return shape as Record<`${Name}-${Language}`, typeof field>;
}

export function localizedOf(value: Readonly<Record<string, unknown>>, name: string): LocalizedText {
  const texts = LANGUAGES.map((language) => [language, String(value[`${name}-${language}`] ?? '')] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** The same the other way: what stands in the fields before anybody typed. */
export function typedOf(name: string, text: LocalizedText | undefined): Typed {
  return Object.fromEntries(LANGUAGES.map((language) => [`${name}-${language}`, text?.[language] ?? '']));
}

interface LocalizedFieldsProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly languages: readonly Language[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Lines of a text area; a single line without it. */
  readonly rows?: number;
}

export function LocalizedFields(props: LocalizedFieldsProps) {
  const { name, typed, problems, rows } = props;
  return (
    <Fieldset legend={props.legend} hint={props.hint}>
      {props.languages.map((language) => {
        const field = `${name}-${language}`;
        const same = {
          name: field,
          label: <span lang={language}>{LANGUAGE_NAMES[language]}</span>,
          lang: language,
          dir: 'auto' as const,
          value: String(typed[field] ?? ''),
          error: errorOf(problems, field),
        };
        return rows === undefined ? <TextField {...same} /> : <TextArea {...same} rows={rows} />;
      })}
    </Fieldset>
  );
}

/** The languages to write in: the city's, then the others of the house. */
export function writtenLanguages(city: readonly Language[]): Language[] {
  return [...city, ...LANGUAGES.filter((language) => !city.includes(language))];
}
