import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { accentTokens } from '#ui/index.ts';
import { changeCity } from '../change-city.ts';
import { changeLogo } from '../change-logo.ts';
import { readCity } from '../store.ts';
import { areaRoutes } from './area-routes.tsx';
import { CitySettings } from './CitySettings.tsx';
import { changesIn, cityForm, typedCity } from './city-form.ts';
import { onlyCityStaff } from './only-city-staff.ts';
import { pageDeskRoutes } from './page-desk-routes.tsx';

/** The administrators' desk: the city's name and colour, its areas, its pages. */
export function cityDeskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/city', (c) => settingsPage(c, {}));

  routes.post('/manage/city', async (c) => {
    onlyCityStaff(c);
    const { reader, ctx } = c.var;
    const form = await readForm(c, cityForm);
    if (!form.ok) return settingsPage(c, { typed: form.typed, problems: form.problems });
    const accent = accentTokens(form.value.accent);
    if (!accent.ok) return refused(c, form.typed, 'accent', reader.refusal(accent));
    if (form.typed.do === 'preview') return settingsPage(c, { typed: form.typed });
    const changed = await changeCity(ctx, changesIn(form.value));
    if (changed.ok) return seeOther(c, '/manage/city', { key: 'city-desk.said.kept' });
    const field = changed.code === 'city-without-language' ? 'language1' : `name-${form.typed.language1}`;
    return refused(c, form.typed, field, reader.refusal(changed));
  });

  routes.post('/manage/city/logo', async (c) => {
    onlyCityStaff(c);
    const { files } = await readForm(c, z.object({}));
    const [file] = files.get('logo') ?? [];
    if (!file) return settingsPage(c, { logoProblem: c.var.reader.t('city-desk.form.file-missing') });
    const changed = await changeLogo(c.var.ctx, new Uint8Array(await file.arrayBuffer()));
    if (!changed.ok) return settingsPage(c, { logoProblem: c.var.reader.refusal(changed) });
    return seeOther(c, '/manage/city#logo', { key: 'city-desk.said.logo-kept' });
  });

  routes.post('/manage/city/logo/remove', async (c) => {
    onlyCityStaff(c);
    await changeLogo(c.var.ctx, null);
    return seeOther(c, '/manage/city#logo', { key: 'city-desk.said.logo-removed' });
  });

  routes.route('/', areaRoutes());
  routes.route('/', pageDeskRoutes());
  return routes;
}

interface State {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly logoProblem?: string;
}

async function settingsPage(c: Context<Env>, { typed, problems = [], logoProblem }: State): Promise<Response> {
  onlyCityStaff(c);
  const { ctx, reader, csrf } = c.var;
  const city = await readCity(ctx);
  return c.render(
    <CitySettings
      r={reader}
      csrf={csrf}
      city={city}
      typed={typed ?? typedCity(city)}
      problems={problems}
      logoProblem={logoProblem}
    />,
    {
      title: reader.t('city-desk.title'),
      desk: 'city',
      status: problems.length > 0 || logoProblem ? 422 : 200,
      unlisted: true,
    },
  );
}

function refused(c: Context<Env>, typed: Typed, field: string, message: string): Promise<Response> {
  return settingsPage(c, { typed, problems: [{ field, message }] });
}
