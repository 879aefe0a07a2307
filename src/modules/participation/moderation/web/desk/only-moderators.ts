import type { Context } from 'hono';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { mayModerate, moderatesSomething } from '../../policy.ts';

/** The moderators' desk opens to whoever moderates something; a visitor is asked to sign in. */
export function onlyModerators(c: Context<Env>): void {
  if (!moderatesSomething(c.var.ctx.actor)) throw forbidden();
}

/** The processes she moderates, by title. */
export async function ownProcesses(c: Context<Env>): Promise<ReadonlyMap<ProcessId, LocalizedText>> {
  const { ctx } = c.var;
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return new Map(processes.filter(({ id }) => mayModerate(ctx.actor, id)).map(({ id, title }) => [id, title]));
}

export function deskHead(title: string, status: Head['status'] = 200): Head {
  return { title, door: 'desk', desk: 'moderation', unlisted: true, status };
}
