import { type Context, Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { Typed } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { moveCalendar, planMove } from '../../move-calendar.ts';
import { basePath, deskHead, isGone, processAtDesk, type Returned, readTyped, valueOr404 } from './at-desk.ts';
import { CalendarPage } from './CalendarPage.tsx';

/** All dates of a process: asked for by GET, read, then saved. */
export function calendarRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/processes/:process/calendar', async (c) => {
    const from = c.req.query('from');
    if (from === undefined) return calendarPage(c, null, null);
    const typed = { from, days: c.req.query('days') ?? '' };
    const process = await processAtDesk(c);
    const move = moveOf(c, process.slug, typed);
    if (!move) return calendarPage(c, null, wrongDays(c, typed));
    const plan = await planMove(c.var.ctx, move);
    if (!plan.ok && !isGone(plan)) return calendarPage(c, null, wrongDays(c, typed, c.var.reader.refusal(plan)));
    const { moved } = valueOr404(plan);
    return calendarPage(c, { move, moved }, null);
  });

  routes.post('/manage/processes/:process/calendar', async (c) => {
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const move = moveOf(c, process.slug, typed);
    if (!move) return calendarPage(c, null, wrongDays(c, typed));
    const moved = await moveCalendar(c.var.ctx, move);
    if (!moved.ok && !isGone(moved)) return calendarPage(c, null, wrongDays(c, typed, c.var.reader.refusal(moved)));
    const { steps } = valueOr404(moved);
    return seeOther(c, `${basePath(process)}/calendar`, { key: 'processes-desk.said.moved', blanks: { steps } });
  });

  return routes;
}

interface Asked {
  readonly move: NonNullable<ReturnType<typeof moveOf>>;
  readonly moved: NonNullable<Parameters<typeof CalendarPage>[0]['plan']>['moved'];
}

async function calendarPage(c: Context<Env>, asked: Asked | null, returned: Returned | null) {
  const { reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const from = process.steps.find(({ slug }) => slug === asked?.move.step);
  const plan = asked && from ? { from, days: asked.move.days, moved: asked.moved } : null;
  const title = reader.t('processes-desk.calendar.title', { process: reader.text(process.title) });
  return c.render(
    <CalendarPage r={reader} csrf={csrf} process={process} plan={plan} returned={returned} />,
    deskHead(title, returned),
  );
}

function moveOf(c: Context<Env>, process: string, typed: Typed) {
  const days = String(typed.days ?? '').replace('−', '-');
  if (!/^[+-]?\d{1,3}$/.test(days)) return null;
  return { process, step: String(typed.from ?? ''), days: Number(days), zone: c.var.reader.timeZone };
}

function wrongDays(
  c: Context<Env>,
  typed: Typed,
  message = c.var.reader.t('processes-desk.calendar.days-wrong'),
): Returned {
  return { typed, problems: [{ field: 'days', message }] };
}
