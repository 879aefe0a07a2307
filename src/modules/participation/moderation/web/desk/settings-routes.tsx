import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId, type ProcessId } from '#kernel/ids.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changeSettings } from '../../change-settings.ts';
import { HOLD_MODES } from '../../moderation.ts';
import { mayChangeSettings } from '../../policy.ts';
import { readSettings } from '../../settings-store.ts';
import { deskHead, onlyModerators, ownProcesses } from './only-moderators.ts';
import { SettingsPage } from './SettingsPage.tsx';

const SETTINGS = '/manage/moderation/settings';
const number = (most: number, message: string) =>
  z.coerce.number(message).int(message).min(0, message).max(most, message);
const form = z.object({
  for: z.string(),
  mode: z.enum(['city', ...HOLD_MODES], 'moderation-desk.settings.mode-missing'),
  linkDays: number(365, 'moderation-desk.settings.link-days-wrong'),
  hourly: number(1000, 'moderation-desk.settings.hourly-wrong'),
  alike: z
    .string()
    .optional()
    .transform((ticked) => ticked === '1'),
});

/** What is held before others read it. */
export function settingsRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(SETTINGS, (c) => settingsPage(c, openIn(c.req.query('for')), {}, []));

  routes.post(SETTINGS, async (c) => {
    onlyModerators(c);
    const read = await readForm(c, form);
    const open = openIn(String(read.typed.for ?? ''));
    if (!mayChangeSettings(c.var.ctx.actor, open ?? null)) throw forbidden();
    if (!read.ok) return settingsPage(c, open, read.typed, read.problems);
    const { mode, linkDays, hourly, alike } = read.value;
    const settings = mode === 'city' ? null : { mode, linkDays, hourly, alike };
    if (settings === null && !open) return settingsPage(c, open, read.typed, []);
    const done = await changeSettings(c.var.ctx, open ?? null, settings);
    if (!done.ok) throw forbidden();
    return seeOther(c, SETTINGS, { key: 'moderation-desk.said.settings-kept' });
  });

  return routes;
}

/** Whose settings: null for the city's; undefined: nobody's. */
function openIn(text: string | undefined): ProcessId | null | undefined {
  if (text === 'city') return null;
  return isId(text) ? (text as ProcessId) : undefined;
}

async function settingsPage(
  c: Context<Env>,
  asked: ProcessId | null | undefined,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  onlyModerators(c);
  const { ctx, reader, csrf } = c.var;
  const [all, processes] = await Promise.all([readSettings(ctx), ownProcesses(c)]);
  const mayChangeCity = mayChangeSettings(ctx.actor, null);
  const open = (asked === null && mayChangeCity) || (asked && processes.has(asked)) ? asked : undefined;
  return c.render(
    <SettingsPage {...{ r: reader, csrf, all, processes, open, mayChangeCity, typed, problems }} />,
    deskHead(reader.t('moderation-desk.settings.title'), problems.length > 0 ? 422 : 200),
  );
}
