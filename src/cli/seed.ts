import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, drawAreas, writeCity } from '#modules/city/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import type { House } from '#web/open-house.ts';

const DEMO = join(CHECKOUT, 'demo', 'vallserena');

/** Who can sign in with one press in the demo city. */
export const DEMO_ENTRANCES = [
  { role: 'resident', email: 'nadia@vallserena.example' },
  { role: 'facilitator', email: 'facilitator-schools@vallserena.example' },
  { role: 'officer', email: 'officer-mobility@vallserena.example' },
  { role: 'administrator', email: 'admin@vallserena.example' },
] as const;

export async function fillDemoCity(house: House, say: (message: string) => void): Promise<void> {
  const ctx = house.systemCtx('seed');
  const city = readJson<Pick<City, 'name' | 'tagline' | 'accent' | 'languages' | 'timeZone' | 'contact'>>('city.json');
  await drawAreas(ctx, 'district', readJson('districts.geojson'));
  await drawAreas(ctx, 'neighbourhood', readJson('neighbourhoods.geojson'));
  await writeCity(ctx, { ...city, currency: 'EUR', logoFileId: null, demo: true });
  say('The demo city is filled.');
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(DEMO, name), 'utf8')) as T;
}
