import { isolatedName } from '#kernel/plain-text.ts';
import { Argument, Onward, ThreadItem, Thread as ThreadList, Twin } from '#ui/index.ts';
import type { Comment } from '../comment.ts';
import { flatten, type Thread } from '../thread.ts';
import { CommentActions, CommentText, metaOf, nameOf, Stance } from './CommentParts.tsx';
import type { Scene } from './scene.ts';

/** More replies than this are folded away under their number. */
const OPEN_REPLIES = 2;

/** A comment of a column with its replies. */
export function Reason({ thread, scene }: { thread: Thread; scene: Scene }) {
  const { comment } = thread;
  const isShown = comment.state === 'shown';
  return (
    <Argument
      id={`comment-${comment.id}`}
      lang={isShown ? scene.r.foreign(comment.language) : undefined}
      byline={isShown ? [<bdi>{nameOf(comment, scene)}</bdi>, ...metaOf(comment, scene)] : undefined}
      actions={isShown ? <CommentActions comment={comment} scene={scene} here={scene.here} /> : undefined}
      replies={<Replies thread={thread} scene={scene} />}
    >
      <CommentText comment={comment} scene={scene} />
    </Argument>
  );
}

function Replies({ thread, scene }: { thread: Thread; scene: Scene }) {
  if (thread.replies.length === 0) return null;
  const { t } = scene.r;
  const { comment } = thread;
  const page = `/comments/${comment.id}/thread`;
  const present = flatten(thread).filter((each) => each.parentId && each.state === 'shown').length;
  const total = Math.max(comment.tally.replies, present);
  const folded = total > OPEN_REPLIES;
  const list = <Nested replies={thread.replies} above={comment} scene={scene} here={folded ? page : scene.here} />;
  if (!folded) return list;
  return (
    <Twin summary={t('comments.replies', { n: total })}>
      {list}
      {total > present && (
        <p>
          <Onward href={page}>{t('comments.all-replies', { n: total })}</Onward>
        </p>
      )}
    </Twin>
  );
}

/** The opener and all its replies, however deep. */
export function WholeThread({ thread, scene }: { thread: Thread; scene: Scene }) {
  return (
    <ThreadList>
      <Item thread={thread} scene={scene} here={scene.here} />
    </ThreadList>
  );
}

interface NestedProps {
  readonly replies: readonly Thread[];
  readonly above: Comment;
  readonly scene: Scene;
  readonly here: string;
}

function Nested({ replies, above, scene, here }: NestedProps) {
  return (
    <ThreadList>
      {replies.map((reply) => (
        <Item key={reply.comment.id} thread={reply} above={above} scene={scene} here={here} />
      ))}
    </ThreadList>
  );
}

function Item({ thread, above, scene, here }: { thread: Thread; above?: Comment; scene: Scene; here: string }) {
  const { comment, replies } = thread;
  const { r } = scene;
  return (
    <ThreadItem
      id={`comment-${comment.id}`}
      author={<bdi>{nameOf(comment, scene)}</bdi>}
      stance={<Stance comment={comment} scene={scene} />}
      meta={metaOf(comment, scene)}
      replyTo={
        above && above.depth > 0
          ? {
              href: `#comment-${above.id}`,
              label: r.t('comments.in-reply-to', { name: isolatedName(nameOf(above, scene)) }),
            }
          : undefined
      }
      lang={comment.state === 'shown' ? r.foreign(comment.language) : undefined}
      actions={comment.state === 'shown' ? <CommentActions comment={comment} scene={scene} here={here} /> : undefined}
      replies={replies.length > 0 ? <Nested replies={replies} above={comment} scene={scene} here={here} /> : undefined}
    >
      <CommentText comment={comment} scene={scene} />
    </ThreadItem>
  );
}
