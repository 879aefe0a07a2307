import { type ExtendedFeature, geoArea } from 'd3-geo';
import { isLanguage } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Area } from './city.ts';

export interface AreaFeature {
  readonly feature: ExtendedFeature;
  readonly code: string;
  readonly name: LocalizedText;
  /** Of a neighbourhood: the code of its district. */
  readonly districtCode: string | null;
}

export type BoundaryRefusal =
  | 'boundaries-not-geojson'
  | 'boundaries-not-areas'
  | 'boundaries-not-degrees'
  | 'boundaries-without-names'
  | 'boundaries-repeat-code';

/** Reads polygons with a code and a name; the refusal says which feature is wrong, counted from 1, and what of it. */
export function readBoundaries(geojson: unknown, kind: Area['kind']): Result<readonly AreaFeature[], BoundaryRefusal> {
  const features = featuresOf(geojson);
  if (!features) return refuse('boundaries-not-geojson');
  const read: AreaFeature[] = [];
  for (const [index, given] of features.entries()) {
    const number = index + 1;
    const shape = shapeOf(given);
    if (shape === 'not-area') return refuse('boundaries-not-areas', { number });
    if (shape === 'not-degrees') return refuse('boundaries-not-degrees', { number });
    const { properties } = given as ExtendedFeature;
    const code = text(properties, ['code', kind === 'district' ? 'DISTRICTE' : 'BARRI', 'id']);
    const name = nameOf(properties);
    if (!code || !name) return refuse('boundaries-without-names', { number });
    if (read.some((other) => other.code === code)) return refuse('boundaries-repeat-code', { number, code });
    const districtCode = kind === 'neighbourhood' ? text(properties, ['district', 'DISTRICTE', 'districtCode']) : null;
    read.push({ feature: wound(given as ExtendedFeature), code, name, districtCode });
  }
  return ok(read);
}

function featuresOf(geojson: unknown): unknown[] | null {
  if (typeof geojson !== 'object' || geojson === null) return null;
  const { type, features } = geojson as { type?: unknown; features?: unknown };
  return type === 'FeatureCollection' && Array.isArray(features) && features.length > 0 ? features : null;
}

function shapeOf(feature: unknown): 'area' | 'not-area' | 'not-degrees' {
  const geometry = (feature as { geometry?: { type?: unknown; coordinates?: unknown } } | null)?.geometry;
  const { type, coordinates } = geometry ?? {};
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) return 'not-area';
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
  const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) && polygon.length > 0 ? polygon : [null]));
  if (rings.length === 0 || !rings.every(isRing)) return 'not-area';
  const inDegrees = (point: readonly number[]) => Math.abs(point[0] ?? 999) <= 180 && Math.abs(point[1] ?? 999) <= 90;
  return rings.every((ring) => (ring as number[][]).every(inDegrees)) ? 'area' : 'not-degrees';
}

/** Four points at least: the last closes it on the first. */
function isRing(ring: unknown): boolean {
  return (
    Array.isArray(ring) &&
    ring.length >= 4 &&
    ring.every(
      (point) =>
        Array.isArray(point) && point.length >= 2 && point.every((n) => typeof n === 'number' && Number.isFinite(n)),
    )
  );
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

function nameOf(properties: unknown): LocalizedText | null {
  const { name } = (properties ?? {}) as { name?: unknown };
  if (typeof name === 'object' && name !== null) {
    const known = Object.entries(name).filter(
      ([language, value]) => isLanguage(language) && typeof value === 'string' && value !== '',
    );
    return known.length > 0 ? (Object.fromEntries(known) as LocalizedText) : null;
  }
  const plain = text(properties, ['name', 'NOM', 'nom', 'NAME']);
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
