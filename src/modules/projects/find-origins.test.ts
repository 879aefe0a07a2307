import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findOrigins } from './find-origins.ts';
import { administrator } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('addresses of processes and proposals, as they are copied from a browser', async () => {
  const process = await openProcess(house.ctx);
  const proposal = await published(house.ctx, process);
  const ctx = administrator(house.ctx);
  const lines = [
    `https://city.example/processes/${process.slug}?lang=en`,
    '',
    `  /processes/${process.slug}/proposals/${proposal.number}#answer`,
  ].join('\n');
  expect(await findOrigins(ctx, lines)).toEqual({
    ok: true,
    value: [
      { kind: 'process', id: process.processId },
      { kind: 'proposal', id: proposal.id },
    ],
  });
  expect(await findOrigins(ctx, '')).toEqual({ ok: true, value: [] });
});

test('what is no address, not there or not public is named', async () => {
  const process = await openProcess(house.ctx);
  const draft = (await draftProcess(house.ctx)).process;
  const ctx = administrator(house.ctx);
  const code = async (lines: string) => {
    const found = await findOrigins(ctx, lines);
    return found.ok ? 'found' : found.code;
  };
  expect(await code('the park')).toBe('origin-not-address');
  expect(await code('/processes/no-such')).toBe('origin-not-found');
  expect(await code(`/processes/${draft.slug}`)).toBe('origin-not-found');
  expect(await code(`/processes/${process.slug}/proposals/999`)).toBe('origin-not-found');
  expect(await code(Array(11).fill(`/processes/${process.slug}`).join('\n'))).toBe('origins-too-many');
});
