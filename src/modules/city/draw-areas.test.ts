import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { sharedData } from '#platform/testing-data.ts';
import { drawAreas, planAreas } from './draw-areas.ts';
import { listAreas, readAreaMap } from './store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const square = (code: string, x: number) => ({
  type: 'Feature',
  properties: { code, name: { ca: `Zona ${code}`, en: `Area ${code}` } },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 41],
        [x + 0.01, 41],
        [x + 0.01, 41.01],
        [x, 41.01],
        [x, 41],
      ],
    ],
  },
});
const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

test('only administrators draw the map', async () => {
  expect(await drawAreas(house.ctx, 'district', file(square('1', 2)))).toMatchObject({ code: 'administrators-only' });
});

test('a plan changes nothing; drawing twice changes nothing the second time', async () => {
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  const areas = file(square('1', 2), square('2', 2.02));
  const plan = await planAreas(city, 'district', areas);
  expect(plan.ok && plan.value.changes.map(({ what }) => what)).toEqual(['new', 'new']);
  expect(await listAreas(city, 'district')).toEqual([]);
  await drawAreas(city, 'district', areas);
  const again = await planAreas(city, 'district', areas);
  expect(again.ok && again.value.changes).toEqual([]);
});

test('an area the file lacks stays on the same scale as the others', async () => {
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  await drawAreas(city, 'district', file(square('1', 2)));
  const map = await readAreaMap(city, 'district');
  expect(map?.areas.map(({ code }) => code)).toEqual(['1', '2']);
  expect(map?.areas.every(({ labelX }) => labelX > 0 && labelX < 652)).toBe(true);
  expect(map?.areas[0]?.labelX).not.toBe(map?.areas[1]?.labelX);
});

const geo = sharedData('geo');
test.skipIf(geo.missing)(geo.titled('Barcelona’s own districts and neighbourhoods are drawn'), async () => {
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  const read = (name: string) => JSON.parse(readFileSync(geo.file(name), 'utf8')) as unknown;
  expect(await drawAreas(city, 'district', read('districtes.geojson'), true)).toEqual({
    ok: true,
    value: { drawn: 10 },
  });
  expect(await drawAreas(city, 'neighbourhood', read('barris.geojson'))).toEqual({ ok: true, value: { drawn: 73 } });
  expect((await listAreas(city, 'neighbourhood')).every(({ districtCode }) => districtCode !== null)).toBe(true);
});
