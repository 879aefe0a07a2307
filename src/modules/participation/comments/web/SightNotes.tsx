import type { Reader } from '#kernel/reader.ts';
import { BodyText, Notice, Onward } from '#ui/index.ts';
import type { Comment } from '../comment.ts';
import { isAuthor } from '../policy.ts';
import type { Scene } from './scene.ts';

/** What stands where a comment stood: who took it away, and why. Its author also reads her own words and what she can do. */
// words: comments.gone.* comments.sight.*
export function Tombstone({ comment, scene }: { comment: Comment; scene: Scene }) {
  const { r, actor } = scene;
  const hidden = comment.state === 'hidden';
  const words = hidden
    ? r.t('comments.gone.hidden', { reason: reasonsInWords(r, comment.because) })
    : r.t(`comments.gone.${comment.state}`);
  if (!hidden || !isAuthor(actor, comment)) return <p class="muted">{words}</p>;
  return (
    <>
      <p class="muted">{words}</p>
      <p>
        <Onward href={`/moderation/comment/${comment.id}`}>{r.t('comments.gone.yours')}</Onward>
      </p>
    </>
  );
}

/** Her own comments that wait for a moderator, with the reasons: nobody else sees them yet. */
export function OwnHeld({ held, scene }: { held: readonly Comment[]; scene: Scene }) {
  const { r } = scene;
  if (held.length === 0) return null;
  return (
    <>
      {held.map((comment) => (
        <Notice key={comment.id} kind="warn" title={r.t('comments.held.title')}>
          <p>{r.t('comments.held.why', { reasons: reasonsInWords(r, comment.because) })}</p>
          <blockquote class="stack-tight" id={`comment-${comment.id}`} lang={r.foreign(comment.language)} dir="auto">
            <BodyText body={comment.body} />
          </blockquote>
          <p>
            <Onward href={`/moderation/comment/${comment.id}`}>{r.t('comments.held.more')}</Onward>
          </p>
        </Notice>
      ))}
    </>
  );
}

// words: comments.sight.*
export function reasonsInWords(r: Reader, because: Comment['because']): string {
  return r.list(because.map((reason) => r.t(`comments.sight.${reason}`)));
}
