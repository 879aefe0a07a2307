import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { readTexts, type TextToWrite } from '#modules/participation/processes/index.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { DOCUMENT_KINDS, type LibraryDocument } from '../../document.ts';
import type { DocumentDetails } from '../../publish-document.ts';
import { type KeepablePlaces, placeOf } from './at-desk.ts';

export function documentFields({ t }: Reader): TextToWrite<'title' | 'summary'>[] {
  return [
    {
      name: 'title',
      label: t('library-desk.form.title'),
      hint: t('library-desk.form.title-hint'),
      max: 160,
      required: true,
    },
    {
      name: 'summary',
      label: t('library-desk.form.summary'),
      hint: t('library-desk.form.summary-hint'),
      max: 500,
      rows: 3,
    },
  ];
}

export function noteField({ t }: Reader): TextToWrite<'note'> {
  return {
    name: 'note',
    label: t('library-desk.version.note'),
    hint: t('library-desk.version.note-hint'),
    max: 300,
    rows: 2,
    required: true,
  };
}

export function reasonField({ t }: Reader): TextToWrite<'reason'> {
  return {
    name: 'reason',
    label: t('library-desk.withdraw.reason'),
    hint: t('library-desk.withdraw.reason-hint'),
    max: 600,
    rows: 3,
    required: true,
  };
}

type ReadDetails =
  | { readonly ok: true; readonly details: DocumentDetails }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What was typed of a document, its file apart. */
export function readDetails(
  r: Reader,
  typed: Typed,
  places: KeepablePlaces,
  { languages, before }: { readonly languages: readonly Language[]; readonly before: LibraryDocument | null },
): ReadDetails {
  const { texts, problems } = readTexts(r, typed, documentFields(r), { languages, before: before ?? {} });
  const kind = DOCUMENT_KINDS.find((one) => one === typed.kind);
  const place = placeOf(typed.place, places);
  const dated = String(typed.dated ?? '');
  const wrong = [
    ...problems,
    ...(kind ? [] : [{ field: 'kind', message: r.t('library-desk.form.kind-missing') }]),
    ...(place ? [] : [{ field: 'place', message: r.t('library-desk.form.place-unknown') }]),
    ...(isDay(dated) ? [] : [{ field: 'dated', message: r.t('library-desk.form.dated-wrong') }]),
  ];
  if (wrong.length > 0 || !kind || !place) return { ok: false, problems: wrong };
  return { ok: true, details: { ...texts, ...place, kind, dated } };
}

/** In which languages a file is written, as ticked. */
export function languagesTyped(typed: Typed): Language[] {
  const ticked = [typed.languages ?? []].flat();
  return LANGUAGES.filter((language) => ticked.includes(language));
}

/** A day that the calendar has. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
