import { expect, inject, test } from 'vitest';
import { makeStateDir, type OpenCity, openCity, removeStateDir } from './city.ts';
import { cutThePower, enter, press } from './power-cut.ts';

const LIST = '/processes/school-streets/proposals';
const PROPOSALS = Array.from({ length: 40 }, (_, number) => number + 1);
/** Acknowledged before the cut. */
const MANY = 15;

// A city of its own. A hundred cuts under full load: bench/power-cuts.ts.
test.skipIf(inject('city').origin === '')('a power cut loses no support that was acknowledged', async () => {
  const stateDir = await makeStateDir();
  let city = await openCity(stateDir);
  try {
    const cookie = await enter(city, 'merce-p');
    const before = await supportsAt(city, cookie);
    const acknowledged = new Set<number>();
    const pressing = PROPOSALS.map(async (number) => {
      const answer = await press(city, cookie, `${LIST}/${number}/support`).catch(() => null);
      if (!answer?.headers.get('set-cookie')?.includes('proposals.said.supported')) return;
      if (acknowledged.add(number).size === MANY) await cutThePower(city);
    });
    await Promise.allSettled(pressing);
    expect(acknowledged.size).toBeGreaterThanOrEqual(MANY);

    city = await openCity(stateDir, city.port);
    const after = await supportsAt(city, cookie);
    for (const number of PROPOSALS) {
      const [was, is] = [before.get(number), after.get(number)];
      if (acknowledged.has(number)) expect(is?.own, `support of proposal ${number}`).toBe(true);
      expect(is?.count, `count of proposal ${number}`).toBe((was?.count ?? 0) + (is?.own && !was?.own ? 1 : 0));
    }
  } finally {
    await city.stop().finally(() => removeStateDir(stateDir));
  }
});

/** What each page shows to whoever supports: the number, and whether one's own is in it. */
async function supportsAt(city: OpenCity, cookie: string): Promise<Map<number, { count: number; own: boolean }>> {
  const found = new Map<number, { count: number; own: boolean }>();
  for (const number of PROPOSALS) {
    const page = await (await fetch(`${city.origin}${LIST}/${number}?lang=en`, { headers: { cookie } })).text();
    const shown = /tally--big"><b>([\d,]+)</.exec(page)?.[1] ?? '';
    found.set(number, { count: Number(shown.replaceAll(',', '')), own: page.includes('You supported it on') });
  }
  return found;
}
