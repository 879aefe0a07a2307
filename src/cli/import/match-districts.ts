import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DistrictId } from '#kernel/ids.ts';
import { drawAreas, listAreas, nameKey } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { UsageError } from '../command.ts';

/** The city's districts, found by any spelling of their names. */
export interface Districts {
  find(name: string): DistrictId | null;
}

export async function findDistricts(ctx: Ctx): Promise<Districts> {
  return byName(await listAreas(ctx, 'district'));
}

/** The districts of a GeoJSON file, for a city that has none yet; drawn only with `draw`. */
export async function districtsFromFile(
  ctx: Ctx,
  file: string,
  { cwd, draw }: { cwd: string; draw: boolean },
): Promise<Districts> {
  if ((await listAreas(ctx, 'district')).length > 0) return findDistricts(ctx);
  const geojson = readGeojson(file, cwd);
  if (!draw) return byName(namesIn(geojson));
  const drawn = await drawAreas(ctx, 'district', geojson);
  if (!drawn.ok) throw new UsageError(`${file} cannot be drawn: ${drawn.code} ${JSON.stringify(drawn.details)}`);
  return findDistricts(ctx);
}

function byName(areas: readonly { id: DistrictId; name: Readonly<Record<string, string | undefined>> }[]): Districts {
  const ids = new Map(
    areas.flatMap(({ id, name }) => Object.values(name).flatMap((one) => (one ? [[nameKey(one), id] as const] : []))),
  );
  return { find: (name) => ids.get(nameKey(name)) ?? null };
}

function readGeojson(file: string, cwd: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(cwd, file), 'utf8'));
  } catch (fault) {
    throw new UsageError(`Cannot read ${file}: ${(fault as Error).message}`);
  }
}

/** For a dry run: any text of a feature may be its name. */
function namesIn(geojson: unknown): { id: DistrictId; name: Record<string, string> }[] {
  const features = (geojson as { features?: unknown })?.features;
  if (!Array.isArray(features)) throw new UsageError('The districts must be a GeoJSON FeatureCollection.');
  return features.map((feature: { properties?: Record<string, unknown> } | null, i) => ({
    id: `${i}` as DistrictId,
    name: Object.fromEntries(
      Object.entries(feature?.properties ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  }));
}
