import type { ProcessId } from '#kernel/ids.ts';
import type { NewsId } from './news.ts';

/** Once, when everybody may read it for the first time. */
export interface NewsPublished {
  readonly type: 'news-published';
  readonly newsId: NewsId;
  readonly processId: ProcessId | null;
}
