import type { Reader } from '#kernel/reader.ts';
import { wayInAddress } from '#modules/verification/index.ts';
import { ButtonLink, Heading, Muted, Onward, Section, Sides, Stack } from '#ui/index.ts';
import { countOf, type Side } from '../comment.ts';
import type { DiscussionView } from '../list-discussion.ts';
import { CommentForm } from './CommentForm.tsx';
import { OwnHeld } from './SightNotes.tsx';
import type { Scene } from './scene.ts';
import { Reason } from './ThreadParts.tsx';

export interface DiscussionProps {
  readonly scene: Scene;
  readonly view: DiscussionView;
  readonly formId: string;
}

/** Two columns, the most useful first; what takes no side below them; and the form. */
export function Discussion({ scene, view, formId }: DiscussionProps) {
  const { r, subject } = scene;
  const { counts } = view;
  return (
    <Section
      id="discussion"
      title={r.t(subject.alignment ? 'comments.title' : 'comments.title-plain')}
      note={r.t('comments.note', { total: counts.total })}
      full
    >
      <Stack space="wide">
        {subject.alignment && <Sides first={column('for', scene, view)} second={column('against', scene, view)} />}
        {(counts.neutral > 0 || view.columns.neutral.threads.length > 0) && <Neutral scene={scene} view={view} />}
        <OwnHeld held={view.held} scene={scene} />
        <Argue scene={scene} formId={formId} />
      </Stack>
    </Section>
  );
}

// words: comments.side.* comments.empty.*
function column(side: 'for' | 'against', scene: Scene, view: DiscussionView) {
  const { t } = scene.r;
  const { threads } = view.columns[side];
  return {
    title: t(`comments.side.${side}`),
    note: t('comments.reasons', { n: countOf(view.counts, side) }),
    empty: t(`comments.empty.${side}`),
    children:
      threads.length > 0 && threads.map((thread) => <Reason key={thread.comment.id} thread={thread} scene={scene} />),
    more: moreOf(side, scene, view),
  };
}

// words: comments.more.*
function moreOf(side: Side, { r, subject }: Scene, view: DiscussionView) {
  const { next, threads } = view.columns[side];
  if (!next) return undefined;
  const shown = threads.filter(({ comment }) => comment.state === 'shown').length;
  const n = Math.max(1, countOf(view.counts, side) - shown);
  return { href: sideAddress(subject, side), label: r.t(`comments.more.${side}`, { n }) };
}

function Neutral({ scene, view }: { scene: Scene; view: DiscussionView }) {
  const { r, subject } = scene;
  const more = moreOf('neutral', scene, view);
  return (
    <div>
      {subject.alignment && (
        <Heading level={3} class="sides__head">
          {r.t('comments.side.neutral')} <span>{r.t('comments.comments', { n: view.counts.neutral })}</span>
        </Heading>
      )}
      <ul>
        {view.columns.neutral.threads.map((thread) => (
          <Reason key={thread.comment.id} thread={thread} scene={scene} />
        ))}
      </ul>
      {more && (
        <p>
          <Onward href={more.href}>{more.label}</Onward>
        </p>
      )}
    </div>
  );
}

/** The form; for a visitor the way in; once it is closed, why. */
function Argue({ scene, formId }: { scene: Scene; formId: string }) {
  const { r, csrf, actor, subject } = scene;
  if (!subject.open) return <Closed r={r} subject={subject} />;
  if (actor.kind !== 'person') {
    return (
      <p>
        <ButtonLink
          href={`/${subject.guests ? 'take-part' : 'sign-in'}?next=${encodeURIComponent(writeAddress(subject))}`}
          kind="quiet"
        >
          {r.t(subject.guests ? 'comments.take-part' : 'comments.sign-in')}
        </ButtonLink>
      </p>
    );
  }
  return (
    <div class="stack">
      <Heading level={3} id="argue">
        {r.t('comments.form.title')}
      </Heading>
      <CommentForm
        r={r}
        csrf={csrf}
        subject={subject}
        action={writeAddress(subject)}
        formId={formId}
        sides={subject.alignment}
      />
    </div>
  );
}

/** Why nothing can be written here, and where she puts it right, if anywhere. */
function Closed({ r, subject }: { r: Reader; subject: Scene['subject'] }) {
  const next = subject.refusal && wayInAddress(subject.refusal, writeAddress(subject));
  return (
    <>
      <Muted>{whyClosed(r, subject)}</Muted>
      {next && (
        <p>
          <Onward href={next}>{r.t('comments.way-in')}</Onward>
        </p>
      )}
    </>
  );
}

function whyClosed(r: Reader, subject: Scene['subject']): string {
  return r.refusal(subject.refusal ?? { ok: false, code: 'comments-closed', details: {} });
}

export function sideAddress(subject: Scene['subject'], side: Side): string {
  return `/discussions/${subject.kind}/${subject.id}?side=${side}`;
}

export function writeAddress(subject: Scene['subject']): string {
  return `/discussions/${subject.kind}/${subject.id}/write`;
}
