import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Bullets,
  Button,
  DateField,
  ErrorSummary,
  errorOf,
  Form,
  Lede,
  Muted,
  Onward,
  Section,
  TextArea,
  TextField,
  Twin,
} from '#ui/index.ts';
import { isVersioned, type PageVersion } from '../city.ts';
import { writtenLanguages } from './localized-fields.tsx';
import { PreviewOfWords } from './PreviewOfWords.tsx';

interface PageEditorProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly slug: string;
  readonly versions: readonly PageVersion[];
  readonly languages: readonly Language[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly preview: { readonly title: LocalizedText; readonly body: LocalizedText } | null;
}

/** A page in all its languages, looked at before it is published. */
export function PageEditor(props: PageEditorProps) {
  const { r, csrf, slug, versions, typed, problems, preview } = props;
  const { t } = r;
  const versioned = isVersioned(slug);
  return (
    <>
      <Lede>{t(versioned ? 'city-desk.pages.versioned' : 'city-desk.pages.in-place')}</Lede>
      {versions.length > 0 && <Onward href={`/pages/${slug}`}>{t('city-desk.pages.see')}</Onward>}
      <ErrorSummary title={t('city-desk.form.problems')} errors={problems} />
      {preview && <Preview r={r} preview={preview} />}
      <Form
        action={`/manage/pages/${slug}`}
        hidden={versioned ? { csrf } : { csrf, version: String(typed.version) }}
        guard
      >
        {versioned && (
          <TextField
            name="version"
            label={t('city-desk.pages.version')}
            hint={t('city-desk.pages.version-hint')}
            value={String(typed.version)}
            width="medium"
            dir="ltr"
            error={errorOf(problems, 'version')}
          />
        )}
        {versioned && versions.length > 0 && (
          <DateField
            name="holdsFrom"
            label={t('city-desk.pages.holds-from')}
            hint={t('city-desk.pages.holds-from-hint')}
            value={String(typed.holdsFrom ?? '')}
            error={errorOf(problems, 'holdsFrom')}
          />
        )}
        {writtenLanguages(props.languages).map((language, index) => (
          <Words key={language} {...props} language={language} open={index === 0} />
        ))}
        <Muted>{t('city-desk.pages.marks')}</Muted>
        <Actions>
          <Button name="do" value="preview" kind={preview ? 'quiet' : 'main'}>
            {t('city-desk.pages.preview')}
          </Button>
          {preview && (
            <Button name="do" value="publish">
              {t(versioned ? 'city-desk.pages.publish-version' : 'city-desk.pages.publish')}
            </Button>
          )}
        </Actions>
      </Form>
      {versions.length > 1 && <Versions r={r} slug={slug} versions={versions} />}
    </>
  );
}

function Words({ r, typed, problems, language, open }: PageEditorProps & { language: Language; open: boolean }) {
  const field = (name: string) => ({
    name: `${name}-${language}`,
    lang: language,
    dir: 'auto' as const,
    value: String(typed[`${name}-${language}`] ?? ''),
    error: errorOf(problems, `${name}-${language}`),
  });
  const wrong = problems.some(({ field: name }) => name.endsWith(`-${language}`));
  return (
    <Twin summary={<span lang={language}>{LANGUAGE_NAMES[language]}</span>} open={open || wrong}>
      <div class="stack">
        <TextField label={r.t('city-desk.pages.heading')} {...field('title')} />
        <TextArea label={r.t('city-desk.pages.body')} rows={14} {...field('body')} />
      </div>
    </Twin>
  );
}

function Preview({ r, preview }: { r: Reader; preview: NonNullable<PageEditorProps['preview']> }) {
  const { title, body } = preview;
  return (
    <PreviewOfWords
      {...{ r, title, body }}
      heading={r.t('city-desk.pages.preview-title')}
      notYet={r.t('city-desk.pages.not-yet')}
      languages={LANGUAGES.filter((language) => body[language])}
    />
  );
}

function Versions({ r, slug, versions }: Pick<PageEditorProps, 'r' | 'slug' | 'versions'>) {
  return (
    <Section id="versions" title={r.t('city-desk.pages.versions')} full>
      <Bullets
        items={versions.map(({ version, holdsFrom }) => (
          <a href={`/pages/${slug}?version=${encodeURIComponent(version)}`}>{`${version}, ${r.date(holdsFrom)}`}</a>
        ))}
      />
    </Section>
  );
}
