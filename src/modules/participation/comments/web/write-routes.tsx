import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LANGUAGES } from '#kernel/language.ts';
import type { Refusal, Result } from '#kernel/result.ts';
import { isAboutEligibility, visitorsWayIn, wayIn } from '#modules/verification/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { addComment, type CommentPublished } from '../add-comment.ts';
import { type Comment, type CommentSubject, SIDES } from '../comment.ts';
import { etiquetteHints, type Hint } from '../etiquette.ts';
import { mayReply } from '../policy.ts';
import { placeOf } from '../read-thread.ts';
import { replyToComment } from '../reply-to-comment.ts';
import { unfitBody } from '../unfit-body.ts';
import { ReplyPage, WritePage } from './ActPages.tsx';
import { sayNo } from './say-no.ts';
import { namesOf } from './scene.ts';
import { type CommentOptions, commentAt, sceneOf, subjectAt } from './subjects.ts';

const words = {
  body: z.string().max(50_000, 'comments.form.far-too-long'),
  language: z.enum(LANGUAGES),
  form: z.uuid(),
  advised: z.string().optional(),
};
const replyForm = z.object(words);
const writeForm = z.object({ ...words, side: z.enum(SIDES, 'comments.form.side-missing') });
/** Where there are no sides, none is asked. */
const plainForm = z.object({ ...words, side: z.enum(SIDES).catch('neutral') });

/** What is typed and what is to be said of it, when a form comes back. */
interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly hints: readonly Hint[];
}
const EMPTY: Returned = { typed: {}, problems: [], hints: [] };

/** Writing a comment and replying to one. */
export function writeRoutes(options: CommentOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/discussions/:kind/:id/write', async (c) => {
    const subject = await subjectHere(c, options);
    if (c.var.ctx.actor.kind === 'visitor') return visitorsWayIn(c, { guests: subject.guests === true }, hereOf(c));
    if (!subject.open) return wayIn(c, closedOf(subject), hereOf(c)) ?? sayNo(c, closedOf(subject), subject.url);
    return writePage(c, subject, { ...EMPTY, typed: { side: c.req.query('side') ?? '' } });
  });

  routes.post('/discussions/:kind/:id/write', async (c) => {
    const subject = await subjectHere(c, options);
    if (c.var.ctx.actor.kind === 'visitor') return visitorsWayIn(c, { guests: subject.guests === true }, hereOf(c));
    const form = await readForm(c, subject.alignment ? writeForm : plainForm);
    if (!form.ok) {
      const problems = [...form.problems, ...bodyProblems(c, subject, form)];
      return writePage(c, subject, { ...EMPTY, typed: form.typed, problems });
    }
    const { form: formId, advised, ...text } = form.value;
    const hints = advised ? [] : etiquetteHints(text.body);
    if (hints.length > 0) return writePage(c, subject, { ...EMPTY, typed: form.typed, hints });
    const done = await addComment(c.var.ctx, subject, { ...text, formId });
    return (
      (await published(c, subject, done, 'comments.said.added')) ??
      writePage(c, subject, { ...EMPTY, typed: form.typed, problems: problemOf(c, done) })
    );
  });

  routes.get('/comments/:comment/reply', async (c) => {
    const { comment, subject } = await commentAt(c, options);
    if (c.var.ctx.actor.kind === 'visitor') return visitorsWayIn(c, { guests: subject.guests === true }, hereOf(c));
    if (!subject.open) return wayIn(c, closedOf(subject), hereOf(c)) ?? sayNo(c, closedOf(subject), subject.url);
    if (!mayReply(c.var.ctx.actor, subject, comment)) {
      const code = comment.state === 'shown' ? 'comment-too-deep' : 'comment-not-shown';
      return sayNo(c, { ok: false, code, details: {} }, await placeOf(c.var.ctx, subject, comment));
    }
    return replyPage(c, subject, comment, EMPTY);
  });

  routes.post('/comments/:comment/reply', async (c) => {
    const { comment, subject } = await commentAt(c, options);
    if (c.var.ctx.actor.kind === 'visitor') return visitorsWayIn(c, { guests: subject.guests === true }, hereOf(c));
    const form = await readForm(c, replyForm);
    if (!form.ok) return replyPage(c, subject, comment, { ...EMPTY, typed: form.typed, problems: form.problems });
    const { form: formId, advised, ...text } = form.value;
    const hints = advised ? [] : etiquetteHints(text.body);
    if (hints.length > 0) return replyPage(c, subject, comment, { ...EMPTY, typed: form.typed, hints });
    const done = await replyToComment(c.var.ctx, subject, { ...text, formId, parentId: comment.id });
    return (
      (await published(c, subject, done, 'comments.said.replied')) ??
      replyPage(c, subject, comment, { ...EMPTY, typed: form.typed, problems: problemOf(c, done) })
    );
  });

  return routes;
}

type Done = Result<CommentPublished, string> | Refusal;

/** To the comment; to the subject where nothing may be written; null where the form is to be put right. */
// words: comments.said.added comments.said.replied comments.said.held
async function published(c: Context<Env>, subject: CommentSubject, done: Done, key: string): Promise<Response | null> {
  if (done.ok && done.value.comment.state === 'held') {
    return seeOther(c, `${subject.url}#comment-${done.value.comment.id}`, { key: 'comments.said.held' });
  }
  if (done.ok) return seeOther(c, await placeOf(c.var.ctx, subject, done.value.comment), { key });
  const mendable = ['comment-empty', 'comment-too-long', 'comments-too-often'].includes(done.code);
  // Her words stay in the form while she puts right who she is.
  return mendable || isAboutEligibility(done) ? null : sayNo(c, done, subject.url);
}

function problemOf(c: Context<Env>, done: Done): FieldProblem[] {
  return done.ok ? [] : [{ field: 'body', message: c.var.reader.refusal(done) }];
}

/** What is wrong with the words, told together with what else is missing. */
function bodyProblems(c: Context<Env>, subject: CommentSubject, returned: Pick<Returned, 'typed' | 'problems'>) {
  if (returned.problems.some(({ field }) => field === 'body')) return [];
  const unfit = unfitBody(String(returned.typed.body ?? ''), subject);
  return unfit ? [{ field: 'body', message: c.var.reader.refusal(unfit) }] : [];
}

function hereOf(c: Context<Env>): string {
  return c.var.url.pathname + c.var.url.search;
}

function subjectHere(c: Context<Env>, options: CommentOptions): Promise<CommentSubject> {
  return subjectAt(c, options, c.req.param('kind') ?? '', c.req.param('id') ?? '');
}

function closedOf(subject: CommentSubject): Refusal {
  return subject.refusal ?? { ok: false, code: 'comments-closed', details: {} };
}

function writePage(c: Context<Env>, subject: CommentSubject, returned: Returned) {
  return c.render(
    <WritePage scene={sceneOf(c, subject)} subject={subject} formId={formIdOf(c, returned)} {...returned} />,
    headOf(c, returned, 'comments.form.title'),
  );
}

async function replyPage(c: Context<Env>, subject: CommentSubject, parent: Comment, returned: Returned) {
  const scene = sceneOf(c, subject, await namesOf(c.var.ctx, [parent]));
  const formId = formIdOf(c, returned);
  return c.render(
    <ReplyPage scene={scene} subject={subject} parent={parent} formId={formId} {...returned} />,
    headOf(c, returned, 'comments.reply'),
  );
}

/** A form that comes back keeps its id: it is still the same one. */
function formIdOf(c: Context<Env>, { typed }: Returned): string {
  return z.uuid().safeParse(typed.form).data ?? c.var.ctx.newId();
}

function headOf(c: Context<Env>, { problems }: Returned, titleKey: 'comments.form.title' | 'comments.reply') {
  const status = problems.length > 0 ? (422 as const) : (200 as const);
  // words: comments.form.title comments.reply
  return { title: c.var.reader.t(titleKey), door: 'decide' as const, status, unlisted: true };
}
