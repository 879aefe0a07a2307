import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { Notice, RichText, Section, Twin } from '#ui/index.ts';

interface PreviewOfWordsProps {
  readonly r: Reader;
  readonly heading: string;
  /** That nothing of it is public yet. */
  readonly notYet: string;
  /** Those it is written in. */
  readonly languages: readonly Language[];
  readonly title: LocalizedText;
  readonly lede?: LocalizedText;
  /** Sanitised HTML. */
  readonly body: LocalizedText;
}

/** What was typed, as it will be read, a fold for each language; the reader's own is open. */
export function PreviewOfWords({ r, heading, notYet, languages, title, lede, body }: PreviewOfWordsProps) {
  return (
    <Section id="preview" title={heading} full>
      <Notice kind="warn">
        <p>{notYet}</p>
      </Notice>
      {languages.map((language) => (
        <Twin
          key={language}
          summary={<span lang={language}>{LANGUAGE_NAMES[language]}</span>}
          open={language === r.language}
        >
          <h3 lang={language} dir="auto">
            {title[language]}
          </h3>
          {lede && (
            <p class="lede" lang={language} dir="auto">
              {lede[language]}
            </p>
          )}
          <RichText html={body[language] ?? ''} lang={language} />
        </Twin>
      ))}
    </Section>
  );
}
