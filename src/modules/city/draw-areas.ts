import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Area, AreaMap } from './city.ts';
import { drawMap } from './draw-map.ts';
import { mayRunCity } from './policy.ts';
import { type AreaFeature, type BoundaryRefusal, readBoundaries } from './read-boundaries.ts';
import { deleteAreas, listAreas, listBoundaries, replaceAreas } from './store.ts';

export interface AreaPlan {
  readonly map: AreaMap;
  readonly changes: readonly AreaChange[];
}

export interface AreaChange {
  readonly what: 'new' | 'renamed' | 'redrawn' | 'missing';
  readonly code: string;
  readonly name: Area['name'];
  /** Where it is renamed. */
  readonly before?: Area['name'];
}

/** What `drawAreas` would do, without doing it: the map as it would be, and each area that changes. */
export async function planAreas(
  ctx: Ctx,
  kind: Area['kind'],
  geojson: unknown,
  removeMissing = false,
): Promise<Result<AreaPlan, BoundaryRefusal | 'administrators-only'>> {
  if (!mayRunCity(ctx.actor)) return refuse('administrators-only');
  const read = readBoundaries(geojson, kind);
  if (!read.ok) return read;
  const before = await listAreas(ctx, kind);
  const missing = before.filter(({ code }) => !read.value.some((feature) => feature.code === code));
  const kept = removeMissing ? [] : await keptFeatures(ctx, kind, missing);
  const map = drawMap(kind, [...read.value, ...kept], () => ctx.newId());
  return ok({ map, changes: changesOf(before, map.areas, missing) });
}

/**
 * Takes in the districts or neighbourhoods from GeoJSON (RFC 7946, WGS 84): polygons with a code and a name.
 * Repeated, it redraws them and keeps their ids. An area the file lacks stays, unless `removeMissing`.
 */
export async function drawAreas(
  ctx: Ctx,
  kind: Area['kind'],
  geojson: unknown,
  removeMissing = false,
): Promise<Result<{ drawn: number }, BoundaryRefusal | 'administrators-only'>> {
  return ctx.transact(async (inside) => {
    const plan = await planAreas(inside, kind, geojson, removeMissing);
    if (!plan.ok) return plan;
    const read = readBoundaries(geojson, kind);
    if (!read.ok) return read;
    const boundaries = new Map(read.value.map(({ code, feature }) => [code, feature.geometry as object]));
    if (removeMissing) {
      const missing = plan.value.changes.filter(({ what }) => what === 'missing').map(({ code }) => code);
      await deleteAreas(inside, kind, missing);
    }
    await replaceAreas(inside, kind, plan.value.map, boundaries);
    return ok({ drawn: plan.value.map.areas.length });
  });
}

/** Areas that stay are drawn again from what was kept of them: the whole map has one scale. */
async function keptFeatures(ctx: Ctx, kind: Area['kind'], missing: readonly Area[]): Promise<AreaFeature[]> {
  const boundaries = await listBoundaries(ctx, kind);
  return missing.flatMap(({ code, name, districtCode }) => {
    const geometry = boundaries.get(code);
    return geometry
      ? [{ code, name, districtCode, feature: { type: 'Feature' as const, properties: {}, geometry } as never }]
      : [];
  });
}

function changesOf(before: readonly Area[], after: readonly Area[], missing: readonly Area[]): AreaChange[] {
  const known = new Map(before.map((area) => [area.code, area]));
  const changed = after.flatMap((area): AreaChange[] => {
    const { code, name } = area;
    const old = known.get(code);
    if (missing.some((one) => one.code === code)) return [];
    if (!old) return [{ what: 'new', code, name }];
    if (JSON.stringify(Object.entries(old.name).sort()) !== JSON.stringify(Object.entries(name).sort()))
      return [{ what: 'renamed', code, name, before: old.name }];
    return old.outline === area.outline ? [] : [{ what: 'redrawn', code, name }];
  });
  return [...changed, ...missing.map(({ code, name }): AreaChange => ({ what: 'missing', code, name }))];
}
