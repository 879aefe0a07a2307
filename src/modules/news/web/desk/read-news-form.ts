import type { Context } from 'hono';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import { readTexts } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import type { NewsChange } from '../../change-news.ts';
import { gapsOf, type NewsItem, wasPublic } from '../../news.ts';
import { cityLanguages, writablePlaces } from './at-desk.ts';
import { type NewsField, newsFields, noteField, textsOf } from './news-fields.ts';

type ReadForm =
  | { readonly ok: true; readonly change: NewsChange }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What was typed of a piece of news. What has its hour or is public must be whole; a draft may lack what it likes. */
export async function readNewsForm(
  c: Context<Env>,
  item: NewsItem | null,
  typed: Typed,
  files: ReadonlyMap<string, readonly File[]>,
): Promise<ReadForm> {
  const { reader } = c.var;
  const isPublic = item !== null && wasPublic(item);
  const languages = await cityLanguages(c);
  const { texts, problems } = readTexts(reader, typed, newsFields(reader), { languages, before: textsOf(item) });
  const note = isPublic ? readTexts(reader, typed, [noteField(reader)], { languages }) : null;
  const process = isPublic ? { id: item.processId } : await placeOf(c, typed);
  const picture = await pictureOf(typed, files);
  const { alt, ...words } = texts;
  const wrong = [
    ...problems,
    ...(note?.problems ?? []),
    ...(process ? [] : [{ field: 'process', message: reader.t('news-desk.form.process-unknown') }]),
    ...(picture === 'keep' && !item?.picture && Object.keys(alt).length > 0
      ? [{ field: 'picture', message: reader.t('news-desk.form.alt-alone') }]
      : []),
    ...(item && item.state !== 'draft' ? gapProblems(c, item, texts, picture) : []),
  ];
  if (wrong.length > 0 || !process) return { ok: false, problems: wrong };
  return { ok: true, change: { ...words, alt, picture, processId: process.id, note: note?.texts.note ?? {} } };
}

async function placeOf(c: Context<Env>, typed: Typed): Promise<{ id: NewsItem['processId'] } | null> {
  const { city, processes } = await writablePlaces(c);
  if (typed.process === 'city') return city ? { id: null } : null;
  return processes.find(({ id }) => id === typed.process) ?? null;
}

async function pictureOf(typed: Typed, files: ReadonlyMap<string, readonly File[]>): Promise<NewsChange['picture']> {
  const [file] = files.get('picture') ?? [];
  if (file) return new Uint8Array(await file.arrayBuffer());
  return typed['remove-picture'] === '1' ? 'remove' : 'keep';
}

// words: news-desk.gap.*
function gapProblems(
  c: Context<Env>,
  item: NewsItem,
  { alt, ...words }: Record<NewsField, NewsItem['title']>,
  change: NewsChange['picture'],
): FieldProblem[] {
  const isThere = change === 'keep' ? item.picture !== null : change !== 'remove';
  return gapsOf({ ...words, picture: isThere ? { alt } : null }).map(({ field, language }) => ({
    field: `${field}-${language}`,
    message: c.var.reader.t(`news-desk.gap.${field}`, { language: LANGUAGE_NAMES[language] }),
  }));
}
