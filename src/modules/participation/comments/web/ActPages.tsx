import type { ComponentChildren } from 'preact';
import { isolatedName } from '#kernel/plain-text.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { Actions, Button, Crumbs, ErrorSummary, Form, Notice, Onward, Panel } from '#ui/index.ts';
import { type Comment, type CommentSubject, editableUntil } from '../comment.ts';
import type { Hint } from '../etiquette.ts';
import { BodyField, CommentForm } from './CommentForm.tsx';
import { CommentText, nameOf } from './CommentParts.tsx';
import { writeAddress } from './Discussion.tsx';
import type { Scene } from './scene.ts';

interface ActProps {
  readonly scene: Scene;
  readonly subject: CommentSubject;
}

interface WritingProps extends ActProps {
  readonly formId: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly hints: readonly Hint[];
}

/** One thing on a page, under what it is about. */
export function ActPage(props: ActProps & { title: string; children: ComponentChildren }) {
  const { scene, subject, title, children } = props;
  return (
    <div class="wrap">
      <header class="page-head">
        <Crumbs
          label={scene.r.t('web.nav.here')}
          links={[{ href: subject.url, label: subject.title, lang: scene.r.foreign(subject.language) }]}
        />
        <h1>{title}</h1>
      </header>
      <div class="page stack">{children}</div>
    </div>
  );
}

/** A form of its own: it comes back here with what is wrong or what one might think over. */
export function WritePage({ scene, subject, formId, typed, problems, hints }: WritingProps) {
  const { r, csrf } = scene;
  return (
    <ActPage scene={scene} subject={subject} title={r.t('comments.form.title')}>
      <Advice scene={scene} problems={problems} hints={hints} />
      <CommentForm
        r={r}
        csrf={csrf}
        subject={subject}
        action={writeAddress(subject)}
        formId={formId}
        sides={subject.alignment}
        typed={typed}
        problems={problems}
        advised={hints.length > 0}
      />
    </ActPage>
  );
}

export function ReplyPage(props: WritingProps & { parent: Comment }) {
  const { scene, subject, parent, formId, typed, problems, hints } = props;
  const { r, csrf } = scene;
  return (
    <ActPage
      scene={scene}
      subject={subject}
      title={r.t('comments.reply-page.title', { name: isolatedName(nameOf(parent, scene)) })}
    >
      <Advice scene={scene} problems={problems} hints={hints} />
      <Panel>
        <blockquote class="stack-tight" lang={r.foreign(parent.language)} dir="auto">
          <CommentText comment={parent} scene={scene} />
        </blockquote>
      </Panel>
      <CommentForm
        r={r}
        csrf={csrf}
        subject={subject}
        action={`/comments/${parent.id}/reply`}
        formId={formId}
        sides={false}
        typed={typed}
        problems={problems}
        advised={hints.length > 0}
      />
    </ActPage>
  );
}

// words: comments.hints.capitals comments.hints.marks-repeated comments.hints.only-links
function Advice({ scene, problems, hints }: Pick<WritingProps, 'scene' | 'problems' | 'hints'>) {
  const { t } = scene.r;
  return (
    <>
      <ErrorSummary title={t('comments.form.problems')} errors={problems} />
      {problems.length === 0 && hints.length > 0 && (
        <Notice title={t('comments.hints.title')} flash>
          <ul>
            {hints.map((hint) => (
              <li>{t(`comments.hints.${hint}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

type OwnProps = ActProps & { readonly comment: Comment };

export function EditPage(props: OwnProps & { typed: Typed; problems: readonly FieldProblem[] }) {
  const { scene, subject, comment, typed, problems } = props;
  const { r, csrf } = scene;
  return (
    <ActPage scene={scene} subject={subject} title={r.t('comments.edit-page.title')}>
      <ErrorSummary title={r.t('comments.form.problems')} errors={problems} />
      <p>{r.t('comments.edit-page.until', { time: r.time(editableUntil(comment)) })}</p>
      <Form action={`/comments/${comment.id}/edit`} hidden={{ csrf }} guard>
        <BodyField
          r={r}
          subject={subject}
          typed={{ body: typed.body ?? comment.body }}
          problems={problems}
          label={r.t('comments.form.words')}
        />
        <Actions>
          <Button>{r.t('comments.edit-page.save')}</Button>
          <Onward href={`/comments/${comment.id}`}>{r.t('comments.leave')}</Onward>
        </Actions>
      </Form>
    </ActPage>
  );
}

export function WithdrawPage({ scene, subject, comment }: OwnProps) {
  const { r, csrf } = scene;
  return (
    <ActPage scene={scene} subject={subject} title={r.t('comments.withdraw-page.title')}>
      <p>{r.t('comments.withdraw-page.what')}</p>
      <blockquote class="stack-tight" lang={r.foreign(comment.language)} dir="auto">
        <CommentText comment={comment} scene={scene} />
      </blockquote>
      <Form action={`/comments/${comment.id}/withdraw`} hidden={{ csrf }}>
        <Actions>
          <Button kind="danger">{r.t('comments.withdraw-page.act')}</Button>
          <Onward href={`/comments/${comment.id}`}>{r.t('comments.leave')}</Onward>
        </Actions>
      </Form>
    </ActPage>
  );
}
