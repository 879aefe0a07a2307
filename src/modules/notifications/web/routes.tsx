import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { listAreas, listNeighbourhoods } from '#modules/city/index.ts';
import { fingerprintOf } from '#modules/rights/index.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { localPath, seeOther } from '#platform/http/respond.ts';
import { chooseNotices, readNoticeChoices } from '../choose-notices.ts';
import { followThing, unfollowThing } from '../follow-thing.ts';
import { lineOfNotice } from '../line-of-notice.ts';
import { listFollowed } from '../list-followed.ts';
import {
  FREQUENCIES,
  NOTICE_KINDS,
  type NoticeEventId,
  type NoticeKind,
  THING_KINDS,
  USUAL_FREQUENCY,
} from '../notice.ts';
import { openNotice, readAllNotices, readNotices } from '../read-notices.ts';
import { stopLetters } from '../stop-letters.ts';
import { stoppingOf } from '../stop-token.ts';
import { FollowsPage } from './FollowsPage.tsx';
import { NoticesPage } from './NoticesPage.tsx';
import { needAccount } from './need-account.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { StopPage } from './StopPage.tsx';

const SETTINGS = '/account/notices';
const STOP = '/one-click/notices/:token';

const followForm = z.object({
  kind: z.enum(THING_KINDS),
  id: z.string().refine(isId),
  next: z.string().optional(),
});
const tick = z.literal('1').optional();
// A page that was open before there was a new kind says nothing of it.
const frequency = z.enum(FREQUENCIES).default(USUAL_FREQUENCY);
const settingsForm = z.object({
  byEmail: tick,
  own: tick,
  ...(Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, frequency])) as Record<NoticeKind, typeof frequency>),
});
const stopForm = z.object({ what: z.enum(['all', ...NOTICE_KINDS]).optional() });

/** Notices: reading them, following, choosing, and stopping letters with one press. */
export function notificationRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/notices', noticesPage);
  routes.post('/notices/read', async (c) => {
    const done = await readAllNotices(c.var.ctx);
    return done.ok ? seeOther(c, '/notices', { key: 'notifications.said.all-read' }) : needAccount(c, '/notices');
  });
  routes.get('/notices/:notice', readOn);
  routes.get('/follows', followsPage);
  routes.post('/follow', (c) => follow(c, true));
  routes.post('/unfollow', (c) => follow(c, false));
  routes.get(SETTINGS, settingsPage);
  routes.post(SETTINGS, settings);
  routes.get(STOP, (c) => stopPage(c, null));
  routes.post(STOP, stop);
  return routes;
}

async function noticesPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const before = c.req.query('before');
  const read = await readNotices(ctx, isId(before) ? (before as NoticeEventId) : null);
  if (!read.ok) return needAccount(c);
  return c.render(<NoticesPage r={reader} csrf={csrf} read={read.value} first={before === undefined} />, {
    title: reader.t('notifications.page.title'),
    unlisted: true,
  });
}

/** To what a notice is about; it is read from then on. */
async function readOn(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const id = c.req.param('notice');
  if (!isId(id)) throw notFound();
  const opened = await openNotice(ctx, id as NoticeEventId);
  if (!opened.ok) {
    if (opened.code === 'notice-not-found') throw notFound();
    return needAccount(c);
  }
  const line = lineOfNotice(reader, opened.value.notice, opened.value.subjects);
  if (!line) return seeOther(c, '/notices', { key: 'notifications.page.gone', kind: 'problem' });
  return c.redirect(line.url, 303);
}

async function followsPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const followed = await listFollowed(ctx);
  if (!followed.ok) return needAccount(c);
  const [districts, neighbourhoods] = await Promise.all([listAreas(ctx, 'district'), listNeighbourhoods(ctx)]);
  return c.render(<FollowsPage r={reader} csrf={csrf} followed={followed.value} {...{ districts, neighbourhoods }} />, {
    title: reader.t('notifications.follows.title'),
    unlisted: true,
  });
}

// words: refusals.nothing-to-follow refusals.follows-enough notifications.said.*
async function follow(c: Context<Env>, on: boolean): Promise<Response> {
  const form = await readForm(c, followForm);
  const next = localPath(String(form.typed.next ?? ''), '/follows');
  if (!form.ok) return seeOther(c, next, { key: 'refusals.nothing-to-follow', kind: 'problem' });
  const { kind, id } = form.value;
  const done = await (on ? followThing : unfollowThing)(c.var.ctx, { kind, id });
  if (done.ok) return seeOther(c, next, { key: `notifications.said.${on ? 'followed' : 'unfollowed'}` });
  if (done.code === 'sign-in-first') return needAccount(c, next);
  return seeOther(c, next, { key: `refusals.${done.code}`, kind: 'problem', blanks: blanksOf(done.details) });
}

function blanksOf(details: object): Record<string, number> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value === 'number'));
}

async function settingsPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const choices = await readNoticeChoices(ctx);
  if (!choices.ok) return needAccount(c);
  return c.render(<SettingsPage r={reader} csrf={csrf} choices={choices.value} />, {
    title: reader.t('notifications.settings.title'),
    unlisted: true,
  });
}

async function settings(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, settingsForm);
  if (!form.ok) return c.redirect(SETTINGS, 303);
  const { byEmail, own, ...frequencies } = form.value;
  const chosen = { frequencies, own: own === '1', byEmail: byEmail === '1' };
  const done = await chooseNotices(c.var.ctx, chosen, { words: wordsAsked(c), saidAt: 'notices' });
  return done.ok ? seeOther(c, SETTINGS, { key: 'notifications.said.chosen' }) : needAccount(c, SETTINGS);
}

function wordsAsked({ var: { reader } }: Context<Env>): string {
  return fingerprintOf(reader.t('consents.notices-by-email.words'));
}

function stopPage(c: Context<Env>, stopped: NoticeKind | 'all' | null): Response | Promise<Response> {
  const { ctx, reader, url } = c.var;
  const stopping = stoppingOf(ctx, c.req.param('token') ?? '');
  if (!stopping) throw notFound();
  return c.render(<StopPage r={reader} here={url.pathname} what={stopping.what} stopped={stopped} />, {
    title: reader.t('notifications.stop.title'),
    unlisted: true,
  });
}

/** A mail program sends `List-Unsubscribe=One-Click` (RFC 8058 §3.2) and reads only that it worked; the page sends what to stop. */
async function stop(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, stopForm);
  const done = await stopLetters(
    c.var.ctx,
    c.req.param('token') ?? '',
    { words: wordsAsked(c) },
    form.ok ? form.value.what : undefined,
  );
  if (!done.ok) throw notFound();
  return stopPage(c, done.value.what);
}
