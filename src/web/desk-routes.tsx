import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isAdministrator, isStaff } from '#kernel/actor.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm, readQuery } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import type { MailId } from '#platform/mail.ts';
import { MAIL_STATES, outbox, outboxMail } from '#platform/outbox.ts';
import { Gallery } from '#ui/index.ts';
import type { AppParts } from './app.tsx';
import { JobsPage } from './JobsPage.tsx';
import { LetterPage, OutboxPage } from './OutboxPages.tsx';
import { QueuePage } from './QueuePage.tsx';
import { countWaiting, WAITING_PLACES, waitingFor } from './waiting-for.ts';
import type { Watch } from './watch-routes.ts';

const LETTERS = 30;

const queueQuery = z.object({ kind: z.enum(WAITING_PLACES).optional().catch(undefined) });
const outboxQuery = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** The desk's own pages: what waits for me, letters, jobs, the parts of the interface. */
export function deskRoutes({ watch, platform }: AppParts): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage', async (c) => {
    const { ctx, reader } = c.var;
    if (!isStaff(ctx.actor)) throw forbidden();
    const { kind } = readQuery(c, queueQuery);
    const [waiting, counts] = await Promise.all([waitingFor(ctx, reader, watch), countWaiting(ctx, watch)]);
    const late = waiting.filter(({ dueAt }) => dueAt !== null && dueAt < reader.now).length;
    const count = WAITING_PLACES.reduce((sum, place) => sum + counts[place], 0);
    return c.render(<QueuePage r={reader} waiting={waiting} answers={counts.answers} kind={kind} />, {
      title: reader.t('desk-desk.queue.title', { count, late }),
      desk: 'queue',
      unlisted: true,
    });
  });

  addOutbox(routes, platform.config.smtpUrl !== null);
  addJobs(routes, watch);

  routes.get('/manage/ui', (c) => {
    onlyAdministrators(c);
    const { reader } = c.var;
    return c.render(<Gallery r={reader} bare picture="/icon.svg" />, {
      title: reader.t('desk-desk.parts.title'),
      desk: 'parts',
      unlisted: true,
    });
  });

  return routes;
}

/** @param isSending whether a mail server is set up */
function addOutbox(routes: Hono<Env>, isSending: boolean): void {
  routes.get('/manage/outbox', async (c) => {
    onlyAdministrators(c);
    const { ctx, reader } = c.var;
    const { state, after } = readQuery(c, outboxQuery);
    const letters = await outbox(ctx, { limit: LETTERS + 1, after, keysShut: isSending, ...(state && { state }) });
    const page = {
      letters: letters.slice(0, LETTERS),
      hasMore: letters.length > LETTERS,
      isFirst: after === undefined,
    };
    return c.render(<OutboxPage r={reader} {...page} state={state} isSending={isSending} />, {
      title: reader.t('desk-desk.outbox.title'),
      desk: 'outbox',
      unlisted: true,
    });
  });

  routes.get('/manage/outbox/:id{[0-9a-f-]{36}}', async (c) => {
    onlyAdministrators(c);
    const { ctx, reader } = c.var;
    const id = z.uuid().safeParse(c.req.param('id'));
    const letter = id.success ? await outboxMail(ctx, id.data as MailId, { keysShut: isSending }) : null;
    if (!letter) throw notFound();
    return c.render(<LetterPage r={reader} letter={letter} />, {
      title: letter.message?.subject ?? reader.t('desk-desk.outbox.letter'),
      desk: 'outbox',
      unlisted: true,
    });
  });
}

function addJobs(routes: Hono<Env>, watch: Watch): void {
  routes.get('/manage/jobs', async (c) => {
    onlyAdministrators(c);
    const { reader, csrf } = c.var;
    const [counts, failed] = await Promise.all([watch.counts(), watch.failedJobs()]);
    return c.render(<JobsPage r={reader} csrf={csrf} counts={counts} failed={failed} />, {
      title: reader.t('desk-desk.jobs.title'),
      desk: 'jobs',
      unlisted: true,
    });
  });

  routes.post('/manage/jobs/retry', async (c) => {
    onlyAdministrators(c);
    const form = await readForm(c, z.object({ job: z.uuid() }));
    if (!form.ok) return c.redirect('/manage/jobs', 303);
    await watch.retry(form.value.job);
    return seeOther(c, '/manage/jobs', { key: 'desk-desk.jobs.retried' });
  });
}

function onlyAdministrators(c: Context<Env>): void {
  if (!isAdministrator(c.var.ctx.actor)) throw forbidden();
}
