import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import jsqr from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { expect, inject } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { axeViolations } from './look.ts';
import { AT_THE_DESK, BOTH_WAYS } from './ways.ts';

const PROPOSAL = '/processes/school-streets/proposals/12';
const PROCESS = '/processes/school-streets';

journey('a neighbour shares a proposal, and the code of its poster leads there', BOTH_WAYS, async (enter) => {
  const neighbour = await enter();
  const { t, open, press, page } = neighbour;
  await open(PROPOSAL);
  const title = await page.locator('h1').innerText();
  await press(t('sharing.share'));
  const address = await page.getByLabel(t('sharing.address.label')).inputValue();
  expect(address).toMatch(/\/s\/[2-9b-z]{5}$/);
  await press(t('sharing.poster.see'));
  expect(await page.locator('h1').innerText()).toBe(title);
  expect(await readIn(page.locator('.poster .qr'))).toBe(address);
  expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1);

  // Somebody else's phone, at night, in another language.
  const passer = await enter({ scripts: true, hands: 'pointer', screen: 'phone', scheme: 'dark', language: 'ar' });
  await passer.open(`${new URL(address).pathname}?lang=ar`);
  expect(new URL(passer.page.url()).pathname).toBe(PROPOSAL);
  expect(await passer.page.locator('h1').innerText()).toBe(title);
  // In the dark scheme the code is dark on light all the same.
  await passer.press(passer.t('sharing.share'));
  expect(await readIn(passer.page.locator('.qr'))).toBe(address);
});

journey('a foreign page shows a card, and no page of the city', BOTH_WAYS.slice(0, 1), async (enter) => {
  const { page, way } = await enter();
  const { origin } = inject('city');
  const foreign =
    await foreignSite(`<iframe name="card" src="${origin}/embed${PROCESS}?lang=ca" width="320" height="380" title="card"></iframe>
    <iframe name="page" src="${origin}${PROCESS}" title="page"></iframe>`);
  try {
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(foreign.address);
    const card = elsewhere.frameLocator('[name="card"]');
    await card.getByRole('heading', { level: 1 }).waitFor();
    const [frame, refused] = ['card', 'page'].map((name) => elsewhere.frame({ name }));
    expect(await frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeViolations(frame as unknown as typeof elsewhere, way.scripts)).toEqual([]);
    expect(refused?.url()).toBe('chrome-error://chromewebdata/');
    // Nothing of the city is kept in this browser, and its button opens the city in a page of its own.
    expect(await elsewhere.context().cookies(origin)).toEqual([]);
    const opened = elsewhere.waitForEvent('popup');
    await card.getByRole('link').first().click();
    const city = await opened;
    await city.waitForLoadState();
    expect(city.url().startsWith(`${origin}${PROCESS}`)).toBe(true);
    expect(await city.getByRole('main').count()).toBe(1);
    expect(new URL(elsewhere.url()).origin).toBe(new URL(foreign.address).origin);
  } finally {
    foreign.server.close();
  }
});

journey('an administrator gives a page words of the city’s own and retires them', AT_THE_DESK, async (enter, way) => {
  const administrator = await enter();
  const { t, open, press, type, reads, signInAs, page } = administrator;
  const words = `escoles-${way.hands}`;
  await open('/');
  await signInAs('administrator');
  await open('/manage/links');
  await type(t('sharing-desk.form.words'), words);
  await type(t('sharing-desk.form.to'), 'https://elsewhere.example/');
  await press(t('sharing-desk.make'));
  // Elsewhere is refused beside its field, and what was typed is still there.
  await page.locator('#errors a[href="#f-to"]').waitFor();
  expect(await page.locator('[name="words"]').inputValue()).toBe(words);
  await type(t('sharing-desk.form.to'), `${inject('city').origin}${PROCESS}`);
  await press(t('sharing-desk.make'));
  await reads(t('sharing-desk.said.made'));
  expect(await readIn(page.locator('.qr'))).toBe(`${inject('city').origin}/s/${words}`);

  const neighbour = await enter({ screen: 'phone' });
  await neighbour.open(`/s/${words.toUpperCase()}`);
  expect(new URL(neighbour.page.url()).pathname).toBe(PROCESS);
  await open(`/manage/links/${words}`);
  expect(await usesOf(administrator)).toBe('1');

  await press(t('sharing-desk.retire-do'));
  await reads(t('sharing-desk.said.retire'));
  await neighbour.open(`/s/${words}`, 410);
  await neighbour.reads(t('sharing.retired.title'));
  await press(t('sharing-desk.bring-back-do'));
  await neighbour.open(`/s/${words}`);
});

/** What another program reads in a code as it stands on the screen. */
async function readIn(code: Locator): Promise<string | undefined> {
  const shown = sharp(await code.screenshot()).ensureAlpha();
  const { data, info } = await shown.raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

function usesOf({ page }: Guest): Promise<string> {
  return page.locator('.figures dd').first().innerText();
}

/** Another site: its own origin, whose page we did not write. */
async function foreignSite(body: string): Promise<{ server: Server; address: string }> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<!doctype html><title>A newspaper</title>${body}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
