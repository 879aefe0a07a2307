import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { newestLetter } from './letters.ts';
import { AT_THE_DESK } from './ways.ts';

const DISTRICTS = join(import.meta.dirname, '..', 'demo', 'vallserena', 'districts.geojson');

journey('an administrator gives the city its words and its colour', AT_THE_DESK, async (enter, { hands }) => {
  const { t, open, press, type, reads, page, signInAs } = await enter();
  const passer = await enter({ scripts: true, hands: 'pointer', screen: 'phone' });
  await open('/');
  await signInAs('administrator');
  await open('/manage/city');
  await type(t('city-desk.accent'), '#ffe14d');
  await press(t('city-desk.keep'));
  // A yellow nobody could read on paper is refused, with the form as it was typed.
  await page.locator('#errors a[href^="#"]').first().waitFor();
  expect(await page.locator('[name="accent"]').inputValue()).toBe('#ffe14d');

  const tagline = hands === 'keyboard' ? 'La ciutat que es pensa en veu alta' : 'La ciutat que es fa entre totes';
  const accent = hands === 'keyboard' ? '#2b3fae' : '#0f5c63';
  await type(t('city-desk.accent'), accent);
  await type(page.locator('[name="tagline-ca"]'), tagline);
  await press(t('city-desk.keep'));
  await reads(t('city-desk.said.kept'));
  expect(await (await page.request.get('/city.css')).text()).toContain(accent);
  await expect.poll(() => descriptionOf(passer.page), { timeout: 15_000, interval: 1_000 }).toBe(tagline);
});

journey('an administrator draws the districts from a file', AT_THE_DESK, async (enter) => {
  const { t, open, press, tick, reads, page, signInAs } = await enter();
  await open('/');
  await signInAs('administrator');
  await open('/manage/city/areas');
  await press(t('city-desk.areas.look'));
  await page.locator('#errors a[href^="#"]').first().waitFor();
  await tick(t('city-desk.areas.kind.district'));
  await page.locator('input[type="file"]').setInputFiles(DISTRICTS);
  await press(t('city-desk.areas.look'));
  await reads(t('city-desk.areas.not-yet'));
  await press(t('city-desk.areas.draw'));
  await reads(/10/);
});

journey('an administrator gives a role and takes it back', AT_THE_DESK, async (enter) => {
  const { t, open, press, type, choose, reads, page, signInAs } = await enter();
  await open('/');
  await signInAs('administrator');
  await open('/manage/people');
  await type(t('identity.sign-in.email'), 'nobody@residents.example');
  await press(t('identity-desk.give'));
  await page.locator('#errors a[href^="#"]').first().waitFor();
  await type(t('identity.sign-in.email'), 'merce-p@vallserena.example');
  await choose(t('identity-desk.role.label'), t('identity-desk.role.moderator'));
  await press(t('identity-desk.give'));
  await reads(t('identity-desk.said.granted'));
  await press(new RegExp(`^${t('identity-desk.revoke')}.*Mercè P\\..*${t('identity-desk.role.moderator')}`));
  await reads(t('identity-desk.said.revoked'));
});

journey('an administrator reads the letters of a city without a mail server', AT_THE_DESK, async (enter, { hands }) => {
  const guest = await enter({ screen: 'phone' });
  await guest.open('/sign-in');
  await guest.type(guest.t('identity.sign-in.email'), `letter-${hands}@residents.example`);
  await guest.press(guest.t('identity.sign-in.send'));
  const administrator = await enter();
  await administrator.open('/');
  await administrator.signInAs('administrator');
  const letter = await newestLetter(administrator);
  expect(letter).toContain(`letter-${hands}@residents.example`);
  // The letter's link opens a page with one button: a mail program that looks at links signs nobody in.
  const link = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(letter)?.[0] ?? '';
  await guest.open(new URL(link).pathname);
  await guest.press(guest.t('identity.link.enter'));
  expect(new URL(guest.page.url()).pathname).toBe('/account');
  const again = await enter({ screen: 'phone' });
  await again.open(new URL(link).pathname, 410);
});

async function descriptionOf(page: Page): Promise<string | null> {
  await page.goto('/');
  return page.locator('meta[name="description"]').getAttribute('content');
}
