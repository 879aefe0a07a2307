import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { TextToWrite } from '#modules/participation/processes/index.ts';
import type { NewsItem } from '../../news.ts';
import { bodyAsTyped } from '../../words-to-keep.ts';

export type NewsField = 'title' | 'lede' | 'body' | 'alt';

export function newsFields({ t }: Reader): TextToWrite<NewsField>[] {
  return [
    {
      name: 'title',
      label: t('news-desk.form.title'),
      hint: t('news-desk.form.title-hint'),
      max: 140,
      required: true,
    },
    { name: 'lede', label: t('news-desk.form.lede'), hint: t('news-desk.form.lede-hint'), max: 400, rows: 3 },
    { name: 'body', label: t('news-desk.form.body'), hint: t('news-desk.form.body-hint'), max: 30_000, rows: 14 },
    { name: 'alt', label: t('news-desk.form.alt'), hint: t('news-desk.form.alt-hint'), max: 300, rows: 2 },
  ];
}

export function noteField({ t }: Reader): TextToWrite<'note'> {
  return {
    name: 'note',
    label: t('news-desk.correct.note'),
    hint: t('news-desk.correct.note-hint'),
    max: 400,
    rows: 2,
    required: true,
  };
}

export function reasonField({ t }: Reader): TextToWrite<'reason'> {
  return {
    name: 'reason',
    label: t('news-desk.withdraw.reason'),
    hint: t('news-desk.withdraw.reason-hint'),
    max: 600,
    rows: 3,
    required: true,
  };
}

/** What stands in the fields before anybody typed. */
export function textsOf(item: NewsItem | null): Record<NewsField, LocalizedText> {
  return {
    title: item?.title ?? {},
    lede: item?.lede ?? {},
    body: bodyAsTyped(item?.body ?? {}),
    alt: item?.picture?.alt ?? {},
  };
}
