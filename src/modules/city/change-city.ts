import { ok, type Result, refuse } from '#kernel/result.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { City } from './city.ts';
import { mayRunCity } from './policy.ts';
import { readCity, writeCity } from './store.ts';

export type CityChanges = Partial<Omit<City, 'demo' | 'updatedAt'>>;

/** What the record calls a setting. Personal contact points are not there: their change is no decision. */
const RECORDED = {
  name: 'name',
  tagline: 'tagline',
  accent: 'accent',
  languages: 'languages',
  timeZone: 'time-zone',
  currency: 'currency',
} as const satisfies Partial<Record<keyof City, string>>;

/** Changes what the city says of itself; each change is written into the public record. */
export async function changeCity(
  ctx: Ctx,
  changes: CityChanges,
): Promise<Result<{ changed: number }, 'administrators-only' | 'city-without-language' | 'city-without-name'>> {
  if (!mayRunCity(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const before = await readCity(inside);
    const after = { ...before, ...changes };
    const [first] = after.languages;
    if (first === undefined) return refuse('city-without-language');
    if (!after.name[first]) return refuse('city-without-name');
    await writeCity(inside, after);
    const entries = changesOf(before, after);
    for (const { setting, was, is } of entries) {
      await appendToRecord(inside, {
        kind: 'setting-changed',
        subject: { kind: 'setting', id: setting },
        processId: null,
        payload: {
          role: ctx.actor.kind === 'system' ? 'system' : 'administrator',
          office: null,
          setting,
          before: was,
          after: is,
        },
      });
    }
    return ok({ changed: entries.length });
  });
}

interface SettingChange {
  readonly setting: string;
  readonly was: string;
  readonly is: string;
}

function changesOf(before: City, after: City): SettingChange[] {
  return (Object.keys(RECORDED) as (keyof typeof RECORDED)[]).flatMap((key) => {
    const [was, is] = [asValue(before[key], before), asValue(after[key], after)];
    return was === is ? [] : [{ setting: RECORDED[key], was, is }];
  });
}

/** Texts as they stand in the city's own language first; a list as it is read. */
function asValue(value: City[keyof typeof RECORDED], city: City): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  const text = value as City['name'];
  const order = [...new Set([...city.languages, ...Object.keys(text)])] as (keyof City['name'])[];
  return order
    .flatMap((language) => text[language] ?? [])
    .join(' / ')
    .slice(0, 500);
}
