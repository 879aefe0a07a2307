import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, inject, test } from 'vitest';
import { type Guest, welcome } from './guest.ts';
import { inWords, type Way } from './ways.ts';

/** Lets somebody in, who walks this journey's way unless it is said otherwise. */
export type Enter = (otherwise?: Partial<Way>) => Promise<Guest>;

const PICTURES = join(tmpdir(), 'ateneu-journeys');

/** A purpose, walked in each way by people who leave at the end. On a failure their screens are kept as pictures. */
export function journey(
  title: string,
  ways: readonly Way[],
  walk: (enter: Enter, way: Way) => Promise<void>,
  timeout?: number,
): void {
  const { origin } = inject('city');
  for (const way of ways) {
    test.skipIf(origin === '')(
      `${title}, ${inWords(way)}`,
      async () => {
        const guests: Guest[] = [];
        const enter: Enter = async (otherwise) => {
          const guest = await welcome(await theBrowser(), origin, { ...way, ...otherwise });
          guests.push(guest);
          return guest;
        };
        try {
          await walk(enter, way);
        } catch (fault) {
          await keepPictures(`${title}-${inWords(way)}`, guests);
          throw fault;
        } finally {
          for (const guest of guests) await guest.leave();
        }
      },
      timeout,
    );
  }
}

let opened: Promise<Browser> | undefined;

function theBrowser(): Promise<Browser> {
  opened ??= chromium.connect(inject('browser'), { timeout: 30_000 });
  return opened;
}

afterAll(async () => {
  await (await opened)?.close();
});

async function keepPictures(title: string, guests: readonly Guest[]): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const name = title.replaceAll(/[^a-z0-9]+/gi, '-');
  for (const [number, { page }] of guests.entries()) {
    const path = join(PICTURES, `${name}-${number}.png`);
    const address = page.url();
    await page.screenshot({ path, timeout: 5_000 }).catch(() => {});
    process.stderr.write(`  ${address} looked like ${path}\n`);
  }
}
