import { type Context, Hono } from 'hono';
import { z } from 'zod';

import { grantRole, listGrantsIn, mayGrantRoles, revokeRole } from '#modules/identity/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { basePath, deskHead, processAtDesk } from './at-desk.ts';
import { PeoplePage, PROCESS_ROLES } from './PeoplePage.tsx';

const PEOPLE = '/manage/processes/:process/people';
const form = z.object({
  email: z.email('processes-desk.people.email-wrong'),
  role: z.enum(PROCESS_ROLES),
});

/** Who facilitates, moderates and answers in one process: read by whoever runs it, changed by administrators. */
export function peopleRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(PEOPLE, (c) => peoplePage(c, {}, []));

  routes.post(PEOPLE, async (c) => {
    const process = await processAtDesk(c);
    if (!mayGrantRoles(c.var.ctx.actor)) throw forbidden();
    const read = await readForm(c, form);
    if (!read.ok) return peoplePage(c, read.typed, read.problems);
    const given = await grantRole(c.var.ctx, { ...read.value, processId: process.id });
    if (given.ok) return seeOther(c, `${basePath(process)}/people`, { key: 'processes-desk.said.role-given' });
    return peoplePage(c, read.typed, [{ field: 'email', message: c.var.reader.refusal(given) }]);
  });

  routes.post(`${PEOPLE}/revoke`, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    if (!mayGrantRoles(ctx.actor)) throw forbidden();
    const read = await readForm(c, z.object({ grant: z.uuid() }));
    const isHere = (await listGrantsIn(ctx, process.id)).some(
      ({ id, processId }) => read.ok && id === read.value.grant && processId !== null,
    );
    if (!read.ok || !isHere) {
      return seeOther(c, `${basePath(process)}/people`, { key: 'refusals.no-such-role', kind: 'problem' });
    }
    const taken = await revokeRole(ctx, read.value.grant);
    if (!taken.ok) return peoplePage(c, {}, [{ field: 'email', message: reader.refusal(taken) }]);
    return seeOther(c, `${basePath(process)}/people`, { key: 'processes-desk.said.role-taken' });
  });

  return routes;
}

async function peoplePage(c: Context<Env>, typed: Typed, problems: readonly FieldProblem[]): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const grants = await listGrantsIn(ctx, process.id);
  const title = reader.t('processes-desk.people.title', { process: reader.text(process.title) });
  return c.render(
    <PeoplePage {...{ r: reader, csrf, process, grants, mayGrant: mayGrantRoles(ctx.actor), typed, problems }} />,
    { ...deskHead(title), status: problems.length > 0 ? 422 : 200 },
  );
}
