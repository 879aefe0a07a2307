import { EmptyState, Onward, Pagination, Status } from '#ui/index.ts';
import { type CommentSubject, countOf, SIDES, type Side } from '../comment.ts';
import type { listSide } from '../list-discussion.ts';
import type { ThreadPage as ThreadRead } from '../read-thread.ts';
import { ActPage } from './ActPages.tsx';
import { sideAddress } from './Discussion.tsx';
import type { Scene } from './scene.ts';
import { Reason, WholeThread } from './ThreadParts.tsx';

interface SidePageProps {
  readonly scene: Scene;
  readonly subject: CommentSubject;
  readonly side: Side;
  readonly column: Awaited<ReturnType<typeof listSide>>;
  /** This is not the first page. */
  readonly isLater: boolean;
}

/** All of one side, page by page. */
// words: comments.side-page.* comments.empty.* comments.read.*
export function SidePage({ scene, subject, side, column, isLater }: SidePageProps) {
  const { t } = scene.r;
  const { threads, next, counts } = column;
  const first = sideAddress(subject, side);
  const others = subject.alignment ? SIDES.filter((other) => other !== side && countOf(counts, other) > 0) : [];
  return (
    <ActPage scene={scene} subject={subject} title={t(`comments.side-page.${side}`, { n: countOf(counts, side) })}>
      {threads.length === 0 && <EmptyState title={t(`comments.empty.${side}`)} />}
      {threads.length > 0 && (
        <ul>
          {threads.map((thread) => (
            <Reason key={thread.comment.id} thread={thread} scene={scene} />
          ))}
        </ul>
      )}
      <Pagination
        label={t('comments.pages')}
        previous={isLater ? { href: first, label: t('comments.first-page') } : undefined}
        next={next ? { href: `${first}&after=${next.score}_${next.id}`, label: t('comments.next-page') } : undefined}
      />
      <p class="actions">
        {others.map((other) => (
          <Onward key={other} href={sideAddress(subject, other)}>
            {t(`comments.read.${other}`, { n: countOf(counts, other) })}
          </Onward>
        ))}
      </p>
    </ActPage>
  );
}

interface ThreadPageProps {
  readonly scene: Scene;
  readonly subject: CommentSubject;
  readonly read: ThreadRead;
}

/** One thread, all of it open: where a link to a reply leads. */
export function ThreadPage({ scene, subject, read }: ThreadPageProps) {
  const { t } = scene.r;
  const { comment } = read.thread;
  return (
    <ActPage scene={scene} subject={subject} title={t('comments.thread-page.title', { n: comment.tally.replies })}>
      {!subject.open && <Status kind="done">{t('comments.closed')}</Status>}
      <WholeThread thread={read.thread} scene={scene} />
      {read.next && (
        <p>
          <Onward href={`/comments/${comment.id}/thread?after=${read.next}`}>{t('comments.next-page')}</Onward>
        </p>
      )}
      <p>
        <Onward href={`${subject.url}#discussion`}>{t('comments.back')}</Onward>
      </p>
    </ActPage>
  );
}
