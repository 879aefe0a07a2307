import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { PersonId } from '#kernel/ids.ts';
import { dismissMember, listMembers, withdrawInvitation } from '#modules/identity/index.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm, readQuery } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changeAccess } from '../../change-access.ts';
import { chooseParticipants } from '../../choose-participants.ts';
import { ACCESSES } from '../../process.ts';
import { AccessPage } from './AccessPage.tsx';
import { basePath, deskHead, processAtDesk, type Returned, readTyped } from './at-desk.ts';

const ACCESS = '/manage/processes/:process/access';

const page = z.object({ after: z.uuid().optional(), name: z.string().max(200).optional() });

/** Who sees a process and takes part in it: said, and chosen one by one, by whoever runs it. */
export function accessRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(ACCESS, (c) => accessPage(c, null));

  routes.post(ACCESS, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const form = await readForm(c, z.object({ access: z.enum(ACCESSES) }));
    if (!form.ok) return accessPage(c, form);
    const changed = await changeAccess(ctx, { process: process.slug, access: form.value.access });
    if (changed.ok) return seeOther(c, `${basePath(process)}/access`, { key: 'members-desk.said.kept' });
    return accessPage(c, { typed: form.typed, problems: [{ field: 'access', message: reader.refusal(changed) }] });
  });

  routes.post(`${ACCESS}/members`, async (c) => {
    const { ctx, reader } = c.var;
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const chosen = await chooseParticipants(ctx, { process: process.slug, list: String(typed.list ?? '') });
    if (!chosen.ok) return accessPage(c, { typed, problems: [{ field: 'list', message: reader.refusal(chosen) }] });
    const { added, invited, already } = chosen.value;
    const blanks = { added, invited, already };
    return seeOther(c, `${basePath(process)}/access#members`, { key: 'members-desk.said.chosen', blanks });
  });

  routes.post(`${ACCESS}/dismiss`, async (c) => {
    const process = await processAtDesk(c);
    const form = await readForm(c, z.object({ person: z.uuid() }));
    const personId = (form.ok ? form.value.person : '') as PersonId;
    const done = form.ok && (await dismissMember(c.var.ctx, { processId: process.id, personId })).ok;
    return said(c, process, done ? 'members-desk.said.dismissed' : null);
  });

  routes.post(`${ACCESS}/withdraw`, async (c) => {
    const process = await processAtDesk(c);
    const form = await readForm(c, z.object({ invitation: z.uuid() }));
    const id = form.ok ? form.value.invitation : '';
    const done = form.ok && (await withdrawInvitation(c.var.ctx, { processId: process.id, id })).ok;
    return said(c, process, done ? 'members-desk.said.withdrawn' : null);
  });

  return routes;
}

function said(c: Context<Env>, process: { readonly slug: string }, key: string | null): Response {
  const back = `${basePath(process)}/access#members`;
  return key ? seeOther(c, back, { key }) : seeOther(c, back, { key: 'refusals.not-a-member', kind: 'problem' });
}

async function accessPage(c: Context<Env>, returned: Returned | null): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const { after, name = '' } = readQuery(c, page);
  const list = await listMembers(ctx, process.id, after ? { id: after as PersonId, name } : null);
  if (!list) throw forbidden();
  const title = reader.t('members-desk.title', { process: reader.text(process.title) });
  return c.render(<AccessPage {...{ r: reader, csrf, process, list, returned }} />, deskHead(title, returned));
}
