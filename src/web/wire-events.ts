import type { CommentsCounted } from '#modules/participation/comments/index.ts';
import { followComments } from '#modules/participation/proposals/index.ts';
import type { Platform } from '#platform/ctx-factory.ts';

/** Who listens to what, in one place: news travels upward as events. */
export function wireEvents(platform: Platform): void {
  platform.subscribe<CommentsCounted>('comments-counted', followComments);
}
