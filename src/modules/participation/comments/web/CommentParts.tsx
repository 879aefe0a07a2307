import { BodyText, Button, type Content, Hidden, HiddenFields, Status, type StatusKind, Time } from '#ui/index.ts';
import { type Alignment, type Comment, DEEPEST_REPLY, sideOf } from '../comment.ts';
import type { ReadComment } from '../list-store.ts';
import { mayEdit, mayReply, mayReport, mayVote, mayWithdraw } from '../policy.ts';
import { Tombstone } from './SightNotes.tsx';
import { authorOf, type Scene } from './scene.ts';

/** Its paragraphs; addresses are links that lend nobody weight. What is gone says why. */
export function CommentText({ comment, scene }: { comment: Comment; scene: Scene }) {
  if (comment.state !== 'shown') return <Tombstone comment={comment} scene={scene} />;
  return <BodyText body={comment.body} />;
}

/** When, which is also its lasting address, and whether it was changed since. */
export function metaOf(comment: Comment, { r }: Scene): Content[] {
  return [
    <a href={`/comments/${comment.id}`}>
      <Time r={r} at={comment.createdAt} format="shortDate" />
    </a>,
    comment.state === 'shown' && comment.editedAt && r.t('comments.edited'),
  ];
}

export function nameOf(comment: Comment, { names, r }: Scene): string {
  return comment.state === 'shown' ? authorOf(comment, names, r) : r.t('comments.no-name');
}

const STANCES: Readonly<Record<Alignment, StatusKind>> = { 1: 'open', 0: 'wait', [-1]: 'no' };

// words: comments.stance.*
export function Stance({ comment, scene }: { comment: Comment; scene: Scene }) {
  if (comment.alignment === null || !scene.subject.alignment) return null;
  return <Status kind={STANCES[comment.alignment]}>{scene.r.t(`comments.stance.${sideOf(comment.alignment)}`)}</Status>;
}

/** What one can do with it: say whether it is useful, reply, and one's own: change it, take it back. */
export function CommentActions({ comment, scene, here }: { comment: ReadComment; scene: Scene; here: string }) {
  const { r, actor, subject } = scene;
  if (comment.state !== 'shown') return null;
  const visitorMayReply = actor.kind === 'visitor' && subject.open && comment.depth < DEEPEST_REPLY;
  const name = nameOf(comment, scene);
  const about = <Hidden>: {name}</Hidden>;
  return (
    <>
      {mayVote(actor, subject, comment) ? (
        <VoteForm comment={comment} scene={scene} here={here} name={name} />
      ) : (
        <Votes comment={comment} scene={scene} />
      )}
      {(visitorMayReply || mayReply(actor, subject, comment)) && (
        <a href={`/comments/${comment.id}/reply`}>
          {r.t('comments.reply')}
          {about}
        </a>
      )}
      {mayEdit(actor, comment, r.now) && <a href={`/comments/${comment.id}/edit`}>{r.t('comments.edit')}</a>}
      {mayWithdraw(actor, comment) && <a href={`/comments/${comment.id}/withdraw`}>{r.t('comments.withdraw')}</a>}
      {mayReport(actor, comment) && (
        <a href={`/report/comment/${comment.id}`} rel="nofollow">
          {r.t('comments.report')}
          {about}
        </a>
      )}
    </>
  );
}

/** Pressed again, a button takes the vote back. */
function VoteForm(props: { comment: ReadComment; scene: Scene; here: string; name: string }) {
  const { comment, scene, here, name } = props;
  const { t } = scene.r;
  const { up, down } = comment.tally;
  const isUp = comment.ownVote === 1;
  const isDown = comment.ownVote === -1;
  return (
    <form class="button-form" action={`/comments/${comment.id}/vote`} method="post">
      <HiddenFields values={{ csrf: scene.csrf, next: `${here}#comment-${comment.id}` }} />
      <Button small kind="quiet" name="value" value={isUp ? '0' : '1'} pressed={isUp} about={name}>
        {t('comments.useful', { n: up })}
      </Button>
      <Button small kind="quiet" name="value" value={isDown ? '0' : '-1'} pressed={isDown} about={name}>
        {t('comments.not-useful', { n: down })}
      </Button>
    </form>
  );
}

function Votes({ comment, scene }: { comment: ReadComment; scene: Scene }) {
  const { up, down } = comment.tally;
  if (up + down === 0) return null;
  return (
    <span class="muted">
      {scene.r.t('comments.useful', { n: up })}
      {down > 0 && ` · ${scene.r.t('comments.not-useful', { n: down })}`}
    </span>
  );
}
