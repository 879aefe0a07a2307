import { type ExtendedFeature, type ExtendedFeatureCollection, geoArea, geoMercator, geoPath } from 'd3-geo';
import type { DistrictId } from '#kernel/ids.ts';
import { isLanguage } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Area, AreaMap } from './city.ts';
import { replaceAreas } from './store.ts';

const WIDTH = 652;

export type BoundaryRefusal = 'boundaries-not-geojson' | 'boundaries-without-names' | 'boundaries-repeat-code';

/**
 * Takes in the districts or neighbourhoods from GeoJSON (RFC 7946, WGS 84): polygons with a code and a name.
 * Repeated, it redraws them and keeps their ids.
 */
export async function drawAreas(
  ctx: Ctx,
  kind: Area['kind'],
  geojson: unknown,
): Promise<Result<{ drawn: number }, BoundaryRefusal>> {
  const features = readFeatures(geojson);
  if (!features) return refuse('boundaries-not-geojson');
  const labelled = features.map((feature) => ({ feature, code: codeOf(feature, kind), name: nameOf(feature) }));
  const nameless = labelled.findIndex(({ code, name }) => !code || !name);
  if (nameless >= 0) return refuse('boundaries-without-names', { number: nameless + 1 });
  const repeated = labelled.find(({ code }, i) => labelled.findIndex((other) => other.code === code) !== i);
  if (repeated) return refuse('boundaries-repeat-code', { code: repeated.code ?? '' });
  const map = draw(ctx, kind, labelled as { feature: ExtendedFeature; code: string; name: LocalizedText }[]);
  const boundaries = new Map(labelled.map(({ feature, code }) => [code as string, feature.geometry as object]));
  await ctx.transact((inside) => replaceAreas(inside, kind, map, boundaries));
  return ok({ drawn: map.areas.length });
}

function draw(
  ctx: Ctx,
  kind: Area['kind'],
  labelled: readonly { feature: ExtendedFeature; code: string; name: LocalizedText }[],
): AreaMap {
  const collection: ExtendedFeatureCollection = {
    type: 'FeatureCollection',
    features: labelled.map(({ feature }) => feature),
  };
  const projection = geoMercator().fitWidth(WIDTH, collection);
  const path = geoPath(projection).digits(1);
  const [, [, bottom]] = path.bounds(collection);
  const areas = labelled.map(({ feature, code, name }) => {
    const [labelX, labelY] = path.centroid(largestPart(feature));
    const districtCode =
      kind === 'neighbourhood' ? text(feature.properties, ['district', 'DISTRICTE', 'districtCode']) : null;
    return {
      id: ctx.newId<DistrictId>(),
      kind,
      code,
      name,
      districtCode,
      outline: path(feature) ?? '',
      labelX,
      labelY,
    };
  });
  return { width: WIDTH, height: Math.ceil(bottom), areas };
}

/** A label belongs on the largest piece, not in the sea between two. */
function largestPart(feature: ExtendedFeature): ExtendedFeature {
  const { geometry } = feature;
  if (geometry?.type !== 'MultiPolygon') return feature;
  const parts = geometry.coordinates.map((coordinates) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'Polygon' as const, coordinates },
  }));
  return parts.reduce((largest, part) => (geoArea(part) > geoArea(largest) ? part : largest));
}

function readFeatures(geojson: unknown): ExtendedFeature[] | null {
  if (typeof geojson !== 'object' || geojson === null) return null;
  const { type, features } = geojson as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0) return null;
  return features.every(isArea) ? features.map(wound) : null;
}

function isArea(feature: unknown): feature is ExtendedFeature {
  const geometry = (feature as { geometry?: { type?: unknown; coordinates?: unknown } } | null)?.geometry;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
  const numbers = (geometry.coordinates as unknown[]).flat(geometry.type === 'Polygon' ? 2 : 3);
  return numbers.length >= 8 && numbers.every((n) => typeof n === 'number' && Math.abs(n) <= 180);
}

/** d3 winds polygons clockwise, RFC 7946 the other way: one that seems to cover half the globe is turned around. */
function wound(feature: ExtendedFeature): ExtendedFeature {
  const turn = (polygon: number[][][]) => {
    const area = geoArea({ type: 'Polygon', coordinates: polygon as [number, number][][] });
    return area > 2 * Math.PI ? polygon.map((ring) => [...ring].reverse()) : polygon;
  };
  const geometry = feature.geometry as { type: string; coordinates: unknown };
  const coordinates =
    geometry.type === 'Polygon'
      ? turn(geometry.coordinates as number[][][])
      : (geometry.coordinates as number[][][][]).map(turn);
  return { ...feature, geometry: { ...geometry, coordinates } } as ExtendedFeature;
}

function codeOf(feature: ExtendedFeature, kind: Area['kind']): string | null {
  return text(feature.properties, ['code', kind === 'district' ? 'DISTRICTE' : 'BARRI', 'id']);
}

function nameOf(feature: ExtendedFeature): LocalizedText | null {
  const { name } = (feature.properties ?? {}) as { name?: unknown };
  if (typeof name === 'object' && name !== null) {
    const known = Object.entries(name).filter(
      ([language, value]) => isLanguage(language) && typeof value === 'string' && value !== '',
    );
    return known.length > 0 ? (Object.fromEntries(known) as LocalizedText) : null;
  }
  const plain = text(feature.properties, ['name', 'NOM', 'nom', 'NAME']);
  return plain ? { ca: plain } : null;
}

function text(properties: unknown, names: readonly string[]): string | null {
  const record = (properties ?? {}) as Record<string, unknown>;
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return null;
}
