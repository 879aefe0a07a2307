import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_BYTES = 60 * 1024;
const MOST_SCRIPT_BYTES = 25 * 1024;

/** What a first visit to a page transfers, heads included, in bytes. Fonts are kept for a year and counted apart. */
export interface Weight {
  all: number;
  script: number;
}

/** Opens a page in a browser that keeps nothing, and weighs what came over the wire: packed, as it was sent. */
export async function weigh(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { all: 0, script: 0 };
  const session = await page.context().newCDPSession(page);
  const kinds = new Map<string, string>();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === 'Font') return;
    weight.all += encodedDataLength;
    if (kind === 'Script') weight.script += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await session.detach();
  return weight;
}

/** The promise to people on slow phones (ARCHITECTURE.md, "What the pages promise"). */
export async function expectLightPage(page: Page, path: string): Promise<void> {
  const { all, script } = await weigh(page, path);
  expect(all, `bytes of ${path}`).toBeGreaterThan(1_000);
  expect.soft(all, `bytes of ${path}`).toBeLessThanOrEqual(MOST_BYTES);
  expect.soft(script, `bytes of script of ${path}`).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
}
