import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { PreviewOfWords, type placeChosen, placeOptions, writtenLanguages } from '#modules/city/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Actions,
  Button,
  DateField,
  ErrorSummary,
  errorOf,
  Form,
  Select,
  TextArea,
  TextField,
  Twin,
} from '#ui/index.ts';
import { PROJECT_STATES } from '../project.ts';

export interface ProjectEditorProps {
  readonly r: Reader;
  readonly csrf: string;
  /** null: a new one. */
  readonly slug: string | null;
  readonly languages: readonly Language[];
  readonly places: Parameters<typeof placeChosen>[0];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly preview: {
    readonly title: LocalizedText;
    readonly lede: LocalizedText;
    readonly body: LocalizedText;
  } | null;
}

/** Everything that is said of a project, in all languages; looked at before it is kept. */
export function ProjectEditor(props: ProjectEditorProps) {
  const { r, csrf, slug, typed, problems, preview } = props;
  const { t } = r;
  return (
    <>
      <ErrorSummary title={t('projects-desk.form.problems')} errors={problems} />
      {preview && <Preview r={r} preview={preview} />}
      <Form action={`/manage/projects/${slug ?? 'new'}`} hidden={{ csrf }} label={t('projects-desk.form.title')} guard>
        {slug === null && (
          <TextField
            name="slug"
            label={t('projects-desk.form.slug')}
            hint={t('projects-desk.form.slug-hint')}
            value={String(typed.slug ?? '')}
            width="medium"
            dir="ltr"
            spellcheck={false}
            error={errorOf(problems, 'slug')}
          />
        )}
        {writtenLanguages(props.languages).map((language, index) => (
          <Words key={language} {...props} language={language} open={index === 0} />
        ))}
        <FactFields {...props} />
        <Actions>
          <Button>{t('projects-desk.form.save')}</Button>
          <Button name="do" value="preview" kind="quiet">
            {t('projects-desk.form.preview')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

type WordsProps = ProjectEditorProps & { readonly language: Language; readonly open: boolean };

// words: projects-desk.form.word.*
function Words({ r, typed, problems, language, open }: WordsProps) {
  const field = (name: string) => ({
    name: `${name}-${language}`,
    label: r.t(`projects-desk.form.word.${name}`),
    lang: language,
    dir: 'auto' as const,
    value: String(typed[`${name}-${language}`] ?? ''),
    error: errorOf(problems, `${name}-${language}`),
  });
  const wrong = problems.some(({ field: name }) => name.endsWith(`-${language}`));
  return (
    <Twin summary={<span lang={language}>{LANGUAGE_NAMES[language]}</span>} open={open || wrong}>
      <div class="stack">
        <TextField {...field('title')} maxLength={120} />
        <TextField {...field('lede')} hint={r.t('projects-desk.form.lede-hint')} maxLength={240} />
        <TextArea {...field('body')} hint={r.t('projects-desk.form.body-hint')} rows={10} />
        <TextField {...field('department')} maxLength={120} />
        <TextField {...field('contact')} hint={r.t('projects-desk.form.contact-hint')} maxLength={300} />
      </div>
    </Twin>
  );
}

// words: projects.state.* projects-desk.form.startsOn projects-desk.form.endsOn projects-desk.form.planned projects-desk.form.spent
function FactFields({ r, places, typed, problems }: ProjectEditorProps) {
  const { t } = r;
  const field = (name: string) => ({ name, value: String(typed[name] ?? ''), error: errorOf(problems, name) });
  return (
    <>
      <Select
        {...field('state')}
        label={t('projects-desk.form.state-label')}
        options={PROJECT_STATES.map((state) => ({ value: state, label: t(`projects.state.${state}`) }))}
      />
      <Select
        {...field('place')}
        label={t('projects-desk.form.place')}
        empty={t('projects.whole-city')}
        options={placeOptions(r, places, (district, neighbourhood) => neighbourhood?.id ?? district.id)}
      />
      {(['startsOn', 'endsOn'] as const).map((name) => (
        <DateField key={name} {...field(name)} label={t(`projects-desk.form.${name}`)} />
      ))}
      {(['planned', 'spent'] as const).map((name) => (
        <TextField
          key={name}
          {...field(name)}
          label={t(`projects-desk.form.${name}`)}
          hint={t('projects-desk.form.money-hint')}
          inputMode="decimal"
          width="short"
          dir="ltr"
        />
      ))}
      <TextArea
        {...field('origins')}
        label={t('projects-desk.form.origins')}
        hint={t('projects-desk.form.origins-hint')}
        rows={3}
        dir="ltr"
      />
    </>
  );
}

function Preview({ r, preview }: { r: Reader; preview: NonNullable<ProjectEditorProps['preview']> }) {
  const { title, lede, body } = preview;
  return (
    <PreviewOfWords
      {...{ r, title, lede, body }}
      heading={r.t('projects-desk.preview.title')}
      notYet={r.t('projects-desk.preview.not-yet')}
      languages={LANGUAGES.filter((language) => title[language])}
    />
  );
}
