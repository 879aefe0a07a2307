import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { AT_THE_DESK } from './ways.ts';

const FORTY = 40;
/** Each walk finds forty of its own. */
const QUEUES = { pointer: 'waiting', keyboard: 'open' } as const;

journey('an officer answers forty proposals together', AT_THE_DESK, async (enter, { hands }) => {
  const officer = await enter();
  const { t, open, press, type, tick, reads, page, signInAs } = officer;
  await open('/');
  await signInAs('officer');
  await press(t('web.desk'));
  await open(`/manage/answers?queue=${QUEUES[hands]}`);
  const titles = await pickForty(officer);
  await press(t('proposals-desk.queue.same'));

  // Nothing is prepared without an answer and its reasons.
  await press(t('proposals-desk.together.prepare', { n: FORTY }));
  await page.locator('#errors a[href^="#"]').first().waitFor();
  await tick(t('proposals.verdict.accepted'));
  await type('Català', '«{title}» entra al pla d’enguany.\n\nLi han donat suport {supports} persones.');
  await press(t('proposals-desk.together.prepare', { n: FORTY }));
  await reads(t('proposals-desk.said.prepared', { n: FORTY }));

  await pickForty(officer);
  await press(t('proposals-desk.queue.preview'));
  for (const title of titles.slice(0, 3)) await reads(`«${title}» entra al pla d’enguany.`);
  await press(t('proposals-desk.preview.publish', { n: FORTY }));
  await reads(t('proposals-desk.said.published', { n: FORTY }));

  // One was not meant: it can be taken back for a while.
  await press(new RegExp(titles[0]?.slice(0, 30) ?? '', 'u'), page.locator('section:has(#done), #done').first());
  await reads(t('proposals-desk.said.undone'));

  const reader = await enter({ scripts: true, hands: 'pointer' });
  await reader.open(`/processes/school-streets/proposals`);
  await reader.open(`/search?q=${encodeURIComponent(titles[1] ?? '')}`);
  await reader.press(titles[1] ?? '');
  await reader.reads(`«${titles[1]}» entra al pla d’enguany.`);
});

/** Ticks the first forty rows and gives their titles. */
async function pickForty({ page, tick, t }: Guest): Promise<string[]> {
  const rows = page.locator('tbody tr');
  expect(await rows.count()).toBeGreaterThanOrEqual(FORTY);
  const titles = (await rows.locator('th, td').getByRole('link').allInnerTexts()).slice(0, FORTY);
  for (let row = 0; row < FORTY; row++) {
    await tick(new RegExp(`^${t('proposals-desk.queue.pick', { title: '' }).trim()}`), rows.nth(row));
  }
  return titles;
}
