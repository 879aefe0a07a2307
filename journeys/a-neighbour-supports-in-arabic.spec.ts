import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { BOTH_WAYS } from './ways.ts';

const IN_ARABIC = BOTH_WAYS.map((way) => ({ ...way, language: 'ar' as const }));
const LIST = '/processes/school-streets/proposals';
const REASON = 'ابنتي تذهب إلى المدرسة على كرسي متحرك، والرصيف مليء بالسيارات.';

journey('a neighbour supports a proposal and argues in Arabic', IN_ARABIC, async (enter, { hands }) => {
  const here = `${LIST}/${hands === 'keyboard' ? 13 : 12}`;
  const neighbour = await enter();
  const { t, open, press, type, tick, reads, page } = neighbour;
  await open(here);
  const before = await supports(neighbour);

  await press(t('proposals.support.give'));
  await press(/Mercè P\./);
  expect(new URL(page.url()).pathname).toBe(`${here}/support`);
  await press(t('proposals.support.give'));
  await reads(t('proposals.said.supported'));
  expect(await supports(neighbour)).toBe(before + 1);

  await tick(t('comments.stance.for'));
  await type(t('comments.form.reason'), REASON);
  await press(t('comments.form.publish'));
  await reads(t('comments.said.added'));
  const comment = page.getByText(REASON);
  expect(await comment.evaluate((words) => getComputedStyle(words).direction)).toBe('rtl');

  await open(here);
  await press(t('proposals.support.take-back'));
  await reads(t('proposals.said.taken-back'));
  expect(await supports(neighbour)).toBe(before);
  await withdrawComments(neighbour);
});

journey('a neighbour with two windows supports once', IN_ARABIC.slice(0, 1), async (enter) => {
  const here = `${LIST}/14`;
  const neighbour = await enter();
  const { t, open, press, page, signInAs } = neighbour;
  await open(here);
  await signInAs('resident');
  const before = await supports(neighbour);
  const second = await page.context().newPage();
  await second.goto(here);
  await press(t('proposals.support.give'));
  await second.getByRole('button', { name: t('proposals.support.give') }).click();
  await second.getByText(t('proposals.said.supported-before')).waitFor();
  await second.close();
  await open(here);
  expect(await supports(neighbour)).toBe(before + 1);
});

async function supports({ page }: Guest): Promise<number> {
  const shown = await page.locator('.tally--big b').innerText();
  return Number(shown.replaceAll(/\D/g, ''));
}

/** So that the next who walks here finds the page as it was. */
async function withdrawComments({ t, press, page }: Guest): Promise<void> {
  await press(t('comments.withdraw'), page.locator('#discussion, section:has(#discussion)').first());
  await press(t('comments.withdraw-page.act'));
}
