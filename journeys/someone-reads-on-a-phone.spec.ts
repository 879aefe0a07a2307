import { expect } from 'vitest';
import { journey } from './journey.ts';
import { BY_KEYBOARD, type Way, WITH_SCRIPTS } from './ways.ts';
import { expectLightPage } from './weigh.ts';

const READERS: readonly Way[] = [
  WITH_SCRIPTS,
  { ...WITH_SCRIPTS, language: 'ar', screen: 'narrow', scheme: 'dark' },
  { ...WITH_SCRIPTS, language: 'es', scheme: 'dark' },
  { ...BY_KEYBOARD, language: 'en', screen: 'narrow', hands: 'pointer' },
  { ...BY_KEYBOARD, scheme: 'dark' },
];
const LIST = '/processes/school-streets/proposals';

journey('someone reads from the front page to a proposal', READERS, async (enter) => {
  const { open, press, page, t } = await enter();
  await open('/');
  await press(t('web.door.decide'), page.getByRole('navigation').first());
  await open('/processes/school-streets');
  await open(LIST);
  const first = page.getByRole('main').getByRole('heading', { level: 3 }).first();
  const title = await first.innerText();
  await press(title);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
  // An answered one, with its story and the reasons for and against.
  await open(`${LIST}/3`);
  await open('/record');
  await open('/pages/accessibility');
});

journey('someone changes the language and keeps the page', READERS.slice(0, 1), async (enter) => {
  const { open, page } = await enter();
  await open(`${LIST}?order=most`);
  const spanish = page.getByRole('contentinfo').getByRole('link', { name: 'Castellano' });
  await Promise.all([page.waitForURL(/lang=es/), spanish.click()]);
  expect(new URL(page.url()).searchParams.get('order')).toBe('most');
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await page.goto('/processes');
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
});

journey('someone pays for every kilobyte', [WITH_SCRIPTS], async (enter) => {
  const { page } = await enter();
  const pages = [
    '/',
    '/processes',
    '/processes/school-streets',
    LIST,
    `${LIST}/3`,
    '/news',
    '/news/the-mill-stays-up',
    '/documents',
    '/documents/shade-plan',
    '/projects',
    '/projects/shade-on-the-way-to-school',
    '/record',
    '/search?q=arbres',
    '/data',
  ];
  for (const path of pages) await expectLightPage(page, path);
});
