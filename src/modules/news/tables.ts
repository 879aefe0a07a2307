import type { Generated, JSONColumnType } from 'kysely';
import type { FileId, ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { NewsId, NewsState } from './news.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type NewsTables = {
  news: {
    id: NewsId;
    slug: string;
    process_id: ProcessId | null;
    state: NewsState;
    title: Text;
    lede: Text;
    body: Text;
    picture_file_id: FileId | null;
    small_picture_file_id: FileId | null;
    picture_width: number | null;
    picture_height: number | null;
    picture_alt: Text;
    publish_at: Date | null;
    published_at: Date | null;
    corrected_at: Date | null;
    withdrawn_at: Date | null;
    withdrawal_reason: Text;
    created_at: Generated<Date>;
    updated_at: Date;
    search: string | null;
  };
  news_corrections: { news_id: NewsId; at: Date; note: Text };
};
