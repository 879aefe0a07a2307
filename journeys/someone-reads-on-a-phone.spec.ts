import { journey } from './journey.ts';
import { BY_KEYBOARD, type Way, WITH_SCRIPTS } from './ways.ts';
import { expectLightPage } from './weigh.ts';

const READERS: readonly Way[] = [
  WITH_SCRIPTS,
  { ...WITH_SCRIPTS, name: 'in Arabic on a narrow phone at night', language: 'ar', screen: 'narrow', scheme: 'dark' },
  { ...BY_KEYBOARD, name: 'without scripts on a narrow phone', screen: 'narrow', hands: 'pointer' },
  { ...BY_KEYBOARD, scheme: 'dark' },
];

journey('someone reads from the front page to a proposal', READERS, async (enter) => {
  const { open, press, page, t } = await enter();
  await open('/');
  await press(t('web.door.decide'), page.getByRole('navigation').first());
  await open('/processes/school-streets');
});

journey('someone pays for every kilobyte', [WITH_SCRIPTS], async (enter) => {
  const { page } = await enter();
  for (const path of ['/', '/processes', '/processes/school-streets', '/record']) await expectLightPage(page, path);
});
