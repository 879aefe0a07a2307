import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';

/** One text that staff write in each language of the city. Its inputs are called `<name>-<language>`. */
export interface TextToWrite<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  /** Letters. */
  readonly max: number;
  /** In at least one language. */
  readonly required?: boolean;
  /** Lines of a larger field. */
  readonly rows?: number;
}

export interface WrittenTexts<Name extends string> {
  readonly texts: Readonly<Record<Name, LocalizedText>>;
  readonly problems: readonly FieldProblem[];
}

/** What was typed, in each language; the languages that the form does not show keep their words. */
export function readTexts<Name extends string>(
  r: Reader,
  typed: Typed,
  fields: readonly TextToWrite<Name>[],
  { languages, before = {} }: { languages: readonly Language[]; before?: Partial<Record<Name, LocalizedText>> },
): WrittenTexts<Name> {
  const problems: FieldProblem[] = [];
  const texts = {} as Record<Name, LocalizedText>;
  for (const { name, label, max, required } of fields) {
    const words = languages.map((language) => [language, String(typed[`${name}-${language}`] ?? '')] as const);
    const kept = Object.entries(before[name] ?? {}).filter(([language]) => !languages.includes(language as Language));
    texts[name] = Object.fromEntries([...kept, ...words.filter(([, text]) => text !== '')]);
    for (const [language, text] of words)
      if (text.length > max)
        problems.push({
          field: `${name}-${language}`,
          message: r.t('processes-desk.form.long', { field: label, max }),
        });
    if (required && words.every(([, text]) => text === ''))
      problems.push({ field: `${name}-${languages[0]}`, message: r.t('processes-desk.form.needed', { field: label }) });
  }
  return { texts, problems };
}

/** The languages of a form: the reader's own first, then the city's in their order. */
export function languagesFor(r: Reader, city: readonly Language[]): readonly Language[] {
  const order = city.length > 0 ? city : LANGUAGES;
  return order.includes(r.language) ? [r.language, ...order.filter((one) => one !== r.language)] : order;
}
