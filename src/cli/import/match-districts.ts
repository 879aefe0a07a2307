import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DistrictId } from '#kernel/ids.ts';
import { drawAreas, listAreas, listNeighbourhoods, nameKey, type Place } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { UsageError } from '../command.ts';

/** The city's districts and their neighbourhoods, found by any spelling of their names. */
export interface Districts {
  /** A name that both a district and a neighbourhood have is the district's. */
  find(name: string): Place | null;
}

export async function findDistricts(ctx: Ctx): Promise<Districts> {
  const [districts, neighbourhoods] = await Promise.all([listAreas(ctx, 'district'), listNeighbourhoods(ctx)]);
  return byName([
    ...neighbourhoods.map(({ id, districtId, name }) => ({ place: { districtId, neighbourhoodId: id }, name })),
    ...districts.map(ofDistrict),
  ]);
}

/** The districts of a GeoJSON file, for a city that has none yet; drawn only with `draw`. */
export async function districtsFromFile(
  ctx: Ctx,
  file: string,
  { cwd, draw }: { cwd: string; draw: boolean },
): Promise<Districts> {
  if ((await listAreas(ctx, 'district')).length > 0) return findDistricts(ctx);
  const geojson = readGeojson(file, cwd);
  if (!draw) return byName(namesIn(geojson).map(ofDistrict));
  const drawn = await drawAreas(ctx, 'district', geojson);
  if (!drawn.ok) throw new UsageError(`${file} cannot be drawn: ${drawn.code} ${JSON.stringify(drawn.details)}`);
  return findDistricts(ctx);
}

type Names = Readonly<Record<string, string | undefined>>;

function ofDistrict({ id, name }: { readonly id: DistrictId; readonly name: Names }) {
  return { place: { districtId: id, neighbourhoodId: null }, name };
}

/** Of two with one name the later is found. */
function byName(areas: readonly { readonly place: Place; readonly name: Names }[]): Districts {
  const places = new Map(
    areas.flatMap(({ place, name }) =>
      Object.values(name).flatMap((one) => (one ? [[nameKey(one), place] as const] : [])),
    ),
  );
  return { find: (name) => places.get(nameKey(name)) ?? null };
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
