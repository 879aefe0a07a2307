import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { FileId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { drawAreas, planAreas } from '../draw-areas.ts';
import { readAreaMap } from '../store.ts';
import { AreasPage, type UploadedAreas } from './AreasPage.tsx';
import { onlyCityStaff } from './only-city-staff.ts';

const KINDS = ['district', 'neighbourhood'] as const;
const flag = z
  .string()
  .default('')
  .transform((value) => value === '1');
const upload = z.object({ kind: z.enum(KINDS).default('district'), removeMissing: flag });
const confirmed = z.object({ kind: z.enum(KINDS), removeMissing: flag, file: z.uuid() });

/** Districts and neighbourhoods from a file: looked at first, then drawn. */
export function areaRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/city/areas', (c) => areasPage(c, null));

  routes.post('/manage/city/areas', async (c) => {
    onlyCityStaff(c);
    const { ctx, reader } = c.var;
    const form = await readForm(c, upload);
    const { kind, removeMissing } = form.ok ? form.value : { kind: 'district' as const, removeMissing: false };
    const [file] = form.files.get('file') ?? [];
    const text = file ? await file.text() : '';
    const same = { kind, removeMissing };
    if (!file) return areasPage(c, { ...same, problem: reader.t('city-desk.form.file-missing') });
    const plan = await planAreas(ctx, kind, jsonIn(text), removeMissing);
    if (!plan.ok) return areasPage(c, { ...same, problem: reader.refusal(plan) });
    const stored = await ctx.files.put({
      bytes: new TextEncoder().encode(text),
      contentType: 'application/geo+json',
      name: `${kind}.geojson`,
      kind: 'city-areas',
    });
    return areasPage(c, { ...same, plan: plan.value, file: stored.fileId });
  });

  routes.post('/manage/city/areas/draw', async (c) => {
    onlyCityStaff(c);
    const { ctx, reader } = c.var;
    const form = await readForm(c, confirmed);
    const geojson = form.ok ? await waitingFile(ctx, form.value.file as FileId) : null;
    if (!form.ok || geojson === null) return c.redirect('/manage/city/areas', 303);
    const { kind, removeMissing } = form.value;
    const drawn = await drawAreas(ctx, kind, geojson, removeMissing);
    if (!drawn.ok) return areasPage(c, { kind, removeMissing, problem: reader.refusal(drawn) });
    await ctx.files.remove(form.value.file as FileId);
    return seeOther(c, '/manage/city/areas', { key: 'city-desk.said.drawn', blanks: { count: drawn.value.drawn } });
  });

  return routes;
}

async function areasPage(c: Context<Env>, uploaded: UploadedAreas | null): Promise<Response> {
  onlyCityStaff(c);
  const { ctx, reader, csrf } = c.var;
  const [districts, neighbourhoods] = await Promise.all(KINDS.map((kind) => readAreaMap(ctx, kind)));
  const maps = { district: districts ?? null, neighbourhood: neighbourhoods ?? null };
  return c.render(<AreasPage r={reader} csrf={csrf} maps={maps} uploaded={uploaded} />, {
    title: reader.t('city-desk.areas.title'),
    desk: 'areas',
    status: uploaded?.problem ? 422 : 200,
    unlisted: true,
  });
}

/** The file as it was looked at. Only what this page put there: another file's id opens nothing. */
async function waitingFile(ctx: Ctx, id: FileId): Promise<unknown> {
  const file = await ctx.files.open(id);
  if (file?.kind !== 'city-areas') {
    await file?.body.cancel();
    return null;
  }
  return jsonIn(await new Response(file.body).text());
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
