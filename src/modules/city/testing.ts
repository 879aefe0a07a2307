import type { Ctx } from '#platform/ctx.ts';
import type { Place } from './city.ts';
import { drawAreas } from './draw-areas.ts';
import { listNeighbourhoods } from './place-store.ts';

/** Two districts, Ribera with two neighbourhoods (Moll, Pont) and Turó with one (Pineda); the codes of both kinds count from 1. */
export async function drawPlaces(ctx: Ctx) {
  const city = ctx.as({ kind: 'system', name: 'test' });
  await drawAreas(city, 'district', collection([square('1', 'Ribera', 0), square('2', 'Turó', 1)]));
  await drawAreas(
    city,
    'neighbourhood',
    collection([square('1', 'Moll', 0, '1'), square('2', 'Pont', 0.5, '1'), square('3', 'Pineda', 1, '2')]),
  );
  const found = await listNeighbourhoods(city);
  const place = (code: string): Place => {
    const near = found.find((each) => each.code === code);
    if (!near) throw new Error(`There is no neighbourhood ${code}`);
    return { districtId: near.districtId, neighbourhoodId: near.id };
  };
  return { moll: place('1'), pont: place('2'), pineda: place('3') };
}

/** GeoJSON of one area, a tenth of a degree wide. */
function square(code: string, name: string, east: number, district?: string) {
  const [x, y] = [2 + east / 10, 41];
  const ring = [
    [x, y],
    [x, y + 0.1],
    [x + 0.1, y + 0.1],
    [x + 0.1, y],
    [x, y],
  ];
  const properties = { code, name: { ca: name, es: name, en: name, ar: name }, ...(district && { district }) };
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function collection(features: readonly object[]) {
  return { type: 'FeatureCollection', features };
}
