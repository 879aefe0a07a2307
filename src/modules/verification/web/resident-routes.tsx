import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Result } from '#kernel/result.ts';
import { listAreas, readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { askGuardian } from '../ask-guardian.ts';
import { listAssistances } from '../assist-store.ts';
import { type ConflictId, conflictOf, tellConflict } from '../conflict-store.ts';
import { lastRequest } from '../guardian-store.ts';
import { startGuest } from '../start-guest.ts';
import { needsGuardian } from '../taking-part.ts';
import { verifyResident } from '../verify-resident.ts';
import { findStanding, findVoter } from '../voter-store.ts';
import { keepGuestCookie } from './guest-cookie.ts';
import { ProofPage } from './ProofPage.tsx';
import { type ProofWay, proofProblem, type ReadProof, readProof } from './proof-form.ts';
import { VerifyPage } from './VerifyPage.tsx';

const WAYS = ['census', 'letter'] as const;

/** A resident shows who she is; a visitor does the same to take part without an account. */
export function residentRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/verify', async (c) => {
    if (c.var.ctx.actor.kind === 'person') return verifyPage(c);
    return c.redirect(`/take-part?next=${encodeURIComponent(nextOf(c))}`, 303);
  });
  for (const way of WAYS) {
    routes.get(`/verify/${way}`, (c) => proofPage(c, way, { next: nextOf(c), typed: {}, problems: [] }));
    routes.post(`/verify/${way}`, (c) => proveHere(c, way));
  }
  routes.post('/verify/conflict', askStaff);
  routes.post('/verify/guardian', sendToGuardian);
  return routes;
}

function nextOf(c: Context<Env>): string {
  return localPath(c.req.query('next'), '/verify');
}

async function proveHere(c: Context<Env>, way: ProofWay): Promise<Response> {
  const { ctx, visitorKey } = c.var;
  const read = await readProof(c, way);
  if (!read.shown) return proofPage(c, way, read);
  if (ctx.actor.kind === 'visitor') return goOnAsGuest(c, way, read);
  const done = await verifyResident(ctx, read.shown, visitorKey);
  if (!done.ok) return proofPage(c, way, { ...read, problems: [proofProblem(c, done)], conflict: done.conflict });
  return seeOther(c, read.next, { key: 'verification.said.verified' });
}

async function goOnAsGuest(c: Context<Env>, way: ProofWay, read: ReadProof): Promise<Response> {
  if (!read.shown) return proofPage(c, way, read);
  const done = await startGuest(c.var.ctx, read.shown, c.var.visitorKey);
  if (!done.ok) {
    const signIn = done.code === 'has-account' || done.code === 'guardian-needs-account';
    return proofPage(c, way, { ...read, problems: [proofProblem(c, done)], signIn });
  }
  keepGuestCookie(c, done.value.token);
  const next = read.next === '/verify' ? '/processes' : read.next;
  const { returnCode } = done.value;
  if (!returnCode) return seeOther(c, next, { key: 'verification.said.guest-back' });
  // The code stands on one page, once: it travels signed, so that nobody is shown a code of somebody else's making.
  const once = c.var.ctx.keys.signToken('return-code-page', returnCode);
  return c.redirect(`/guest?code=${encodeURIComponent(once)}&next=${encodeURIComponent(next)}`, 303);
}

interface ProofState {
  readonly next: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly conflict?: string | undefined;
  readonly signIn?: boolean;
}

async function proofPage(c: Context<Env>, way: ProofWay, state: ProofState): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const { next, typed, problems, conflict, signIn = false } = state;
  const page = { r: reader, csrf, way, next, typed, problems, conflict, signIn, isGuest: ctx.actor.kind === 'visitor' };
  const isDemo = (await readCity(ctx)).demo;
  return c.render(<ProofPage {...page} isDemo={isDemo} />, {
    title: reader.t(`verification.${way}.title`),
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function verifyPage(
  c: Context<Env>,
  returned?: { typed: Typed; problems: readonly FieldProblem[] },
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, '/verify');
  const { personId } = ctx.actor;
  const columns = ['voters.level', 'voters.age_from', 'voters.district_id', 'voters.way', 'voters.verified_at'];
  const voter = await ctx.personal.read({ subjects: [personId], columns, purpose: 'participation' }, (inside) =>
    findVoter(inside, { personId }),
  );
  const [{ standing, guardianAge }, request, conflict, helped, areas] = await Promise.all([
    findStanding(ctx, personId),
    lastRequest(ctx, personId),
    conflictOf(ctx, personId),
    listAssistances(ctx, { personId }),
    voter?.district_id ? listAreas(ctx, 'district') : [],
  ]);
  const area = areas.find(({ id }) => id === voter?.district_id);
  return c.render(
    <VerifyPage
      {...{ r: reader, csrf, voter, request, conflict, helped, ...returned }}
      next={nextOf(c)}
      district={area ? reader.text(area.name) : null}
      needsGuardian={standing !== null && needsGuardian(standing, guardianAge)}
    />,
    { title: reader.t('verification.page.title'), door: 'your-data', status: returned ? 422 : 200, unlisted: true },
  );
}

async function askStaff(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, '/verify');
  const form = await readForm(c, z.object({ conflict: z.uuid(), message: z.string().max(1000).default('') }));
  const told =
    form.ok && (await tellConflict(ctx, form.value.conflict as ConflictId, ctx.actor.personId, form.value.message));
  return seeOther(c, '/verify', told ? { key: 'verification.said.asked-staff' } : undefined);
}

const guardianForm = z.object({ email: z.email('identity.form.email-wrong').max(254, 'identity.form.email-wrong') });

async function sendToGuardian(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, '/verify');
  const form = await readForm(c, guardianForm);
  if (!form.ok) return verifyPage(c, form);
  const asked: Result<void, string> = await askGuardian(ctx, form.value.email);
  if (asked.ok) return seeOther(c, '/verify', { key: 'verification.said.guardian-asked' });
  return verifyPage(c, { typed: form.typed, problems: [{ field: 'email', message: reader.refusal(asked) }] });
}
