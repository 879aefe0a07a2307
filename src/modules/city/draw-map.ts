import { type ExtendedFeature, type ExtendedFeatureCollection, geoArea, geoMercator, geoPath } from 'd3-geo';
import type { DistrictId } from '#kernel/ids.ts';
import type { Area, AreaMap } from './city.ts';
import type { AreaFeature } from './read-boundaries.ts';

const WIDTH = 652;

/** All areas on one map, 652 units wide, with a place for each name. */
export function drawMap(kind: Area['kind'], features: readonly AreaFeature[], newId: () => DistrictId): AreaMap {
  const collection: ExtendedFeatureCollection = {
    type: 'FeatureCollection',
    features: features.map(({ feature }) => feature),
  };
  const projection = geoMercator().fitWidth(WIDTH, collection);
  const path = geoPath(projection).digits(1);
  const [, [, bottom]] = path.bounds(collection);
  const areas = features.map(({ feature, code, name, districtCode }) => {
    const [labelX, labelY] = path.centroid(largestPart(feature));
    return { id: newId(), kind, code, name, districtCode, outline: path(feature) ?? '', labelX, labelY };
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
