import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { LanguageFields } from '#modules/participation/processes/index.ts';
import { DOCUMENT_ENDINGS } from '#platform/http/documents.ts';
import { Checkboxes, DateField, errorOf, FileField, Notice, Select } from '#ui/index.ts';
import { DOCUMENT_KINDS, type LibraryDocument } from '../../document.ts';
import { type KeepablePlaces, placeTyped, type Returned } from './at-desk.ts';
import { documentFields } from './document-fields.ts';

interface DetailsFieldsProps {
  readonly r: Reader;
  /** null: a new one. */
  readonly document: LibraryDocument | null;
  readonly places: KeepablePlaces;
  readonly languages: readonly Language[];
  readonly returned: Returned | null;
}

// words: library.kind.*
/** What is said of a document, in each language, and where it stands. */
export function DetailsFields({ r, document, places, languages, returned }: DetailsFieldsProps) {
  const { t } = r;
  const typed = returned?.typed;
  const place = typed?.place ?? (document ? placeTyped(document) : places.city ? 'city' : places.processes[0]?.id);
  return (
    <>
      <LanguageFields
        r={r}
        fields={documentFields(r)}
        languages={languages}
        texts={{ title: document?.title ?? {}, summary: document?.summary ?? {} }}
        typed={typed}
        problems={returned?.problems}
      />
      <Select
        name="kind"
        label={t('library.filters.kind')}
        empty={document ? undefined : t('library-desk.form.choose')}
        value={String(typed?.kind ?? document?.kind ?? '')}
        options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`library.kind.${kind}`) }))}
        error={errorOf(returned?.problems, 'kind')}
      />
      <Select
        name="place"
        label={t('library-desk.form.place')}
        hint={t('library-desk.form.place-hint')}
        value={String(place ?? '')}
        options={placeOptions(r, places)}
        error={errorOf(returned?.problems, 'place')}
      />
      <DateField
        name="dated"
        label={t('library-desk.form.dated')}
        hint={t('library-desk.form.dated-hint')}
        value={String(typed?.dated ?? document?.dated ?? '')}
        error={errorOf(returned?.problems, 'dated')}
      />
    </>
  );
}

/** The city, each process, and under it its topics. */
function placeOptions(r: Reader, { city, processes, topics }: KeepablePlaces) {
  return [
    ...(city ? [{ value: 'city', label: r.t('library.of-the-city') }] : []),
    ...processes.flatMap(({ id, title }) => [
      { value: id as string, label: r.text(title) },
      ...topics
        .filter(({ processId }) => processId === id)
        .map((topic) => ({ value: topic.id as string, label: `${r.text(title)}: ${r.text(topic.title)}` })),
    ]),
  ];
}

interface UploadFieldsProps {
  readonly r: Reader;
  readonly returned: Returned | null;
  /** Ticked before anybody ticked. */
  readonly languages: readonly Language[];
}

/** A file, in which languages it is, and what of it becomes public. */
export function UploadFields({ r, returned, languages }: UploadFieldsProps) {
  const { t } = r;
  const ticked = returned ? [returned.typed.languages ?? []].flat() : languages;
  return (
    <>
      <Notice kind="warn">
        <p>{t('library-desk.form.public')}</p>
      </Notice>
      <FileField
        name="file"
        label={t('library-desk.form.file')}
        hint={t('library-desk.form.file-hint')}
        accept={DOCUMENT_ENDINGS}
        required
        error={errorOf(returned?.problems, 'file')}
      />
      <Checkboxes
        name="languages[]"
        legend={t('library-desk.form.languages')}
        hint={t('library-desk.form.languages-hint')}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        values={ticked}
        error={errorOf(returned?.problems, 'languages[]')}
      />
    </>
  );
}
