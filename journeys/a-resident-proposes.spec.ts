import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const LIST = '/processes/school-streets/proposals';
const SAID_BEFORE = 'Arbres en lloc d’aparcament davant de l’escola El Molí';
const OWN = 'Arbres on ara hi ha aparcament, davant l’escola del Moli';
const BODY = 'Al migdia no hi ha ombra a la porta. Vuit places d’aparcament poden ser quatre arbres i dos bancs.';

journey('a resident proposes, is shown a similar proposal, and reads the answer', BOTH_WAYS, async (enter, way) => {
  const resident = await enter();
  const { t, open, press, type, choose, reads, page } = resident;

  await open(`${LIST}/new`);
  await signInByLetter(resident, enter, `${way.hands}@residents.example`, 'Rosa de Can Riera');
  expect(new URL(page.url()).pathname).toBe(`${LIST}/new`);

  await type(t('proposals.form.what'), OWN);
  if (way.scripts) await page.locator('#similar').getByText(SAID_BEFORE).waitFor();
  await type(t('proposals.form.why'), BODY);
  await choose(t('proposals.form.language'), 'Català');
  await press(t('proposals.form.review'));
  await reads(SAID_BEFORE);
  await reads(t('proposals.similar.why'));
  await press(t('proposals.review.publish'));
  await reads(t('proposals.receipt.title'));
  await press(t('proposals.receipt.read'));
  const address = new URL(page.url()).pathname;

  await press(t('proposals.page.edit'));
  await type(t('proposals.form.why'), `${BODY} L’associació de famílies els regarà.`);
  await press(t('proposals.edit.save'));
  await reads(t('proposals.said.edited'));
  await open(`${address}/history`);
  await reads(/els regarà/);

  await answerIt(await enter({ scripts: true, hands: 'pointer', screen: 'desk' }), address);
  await open(address);
  await reads('El plantarem a la tardor.');
  await reads(t('proposals.verdict.accepted'));
});

journey('a resident leaves a form half filled and is told what is missing', BOTH_WAYS, async (enter) => {
  const { t, open, press, type, page, signInAs } = await enter();
  await open(LIST);
  await signInAs('resident');
  await open(`${LIST}/new`);
  await type(t('proposals.form.what'), 'Curt');
  await type(t('proposals.form.why'), BODY);
  await press(t('proposals.form.review'));
  await page.locator('#errors a[href^="#"]').waitFor();
  const title = page.locator('input[name="title"]');
  expect(await title.getAttribute('aria-invalid')).toBe('true');
  expect(await title.inputValue()).toBe('Curt');
});

async function answerIt({ t, open, press, type, tick, signInAs }: Guest, address: string): Promise<void> {
  await open(address);
  await signInAs('officer');
  await press(t('proposals.page.answer'));
  await tick(t('proposals.verdict.accepted'));
  await type('Català', 'El plantarem a la tardor.');
  await press(t('proposals-desk.answer.preview'));
  await press(t('proposals-desk.preview.publish', { n: 1 }));
}
