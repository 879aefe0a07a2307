import pg from 'pg';
import { expect, inject } from 'vitest';
import { findRunningPostgres } from '#platform/db/embedded-postgres.ts';
import { ateneu } from './city.ts';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const LIST = '/processes/school-streets/proposals';
const BODY = 'A l’hora de sortir, els cotxes giren ran de la porta. Uns pilons a la cantonada els allunyarien.';

journey('an answer reaches its followers once', BOTH_WAYS, async (enter, way) => {
  const title = `Pilons a la cantonada de l’escola, ${way.hands}`;
  const author = await enter();
  const { t } = author;
  await author.open(`${LIST}/new`);
  await signInByLetter(author, enter, `told-by-${way.hands}@residents.example`, 'Berta que escriu');
  await author.type(t('proposals.form.what'), title);
  await author.type(t('proposals.form.why'), BODY);
  await author.choose(t('proposals.form.language'), 'Català');
  await author.press(t('proposals.form.review'));
  await author.press(t('proposals.review.publish'));
  await author.press(t('proposals.receipt.read'));
  const address = new URL(author.page.url()).pathname;
  // She follows her own from the start, and wants to know at once.
  await author.reads(t('notifications.unfollow.proposal'));
  await wantsLetters(author, t('notifications.frequency.at-once'));

  const neighbour = await enter();
  await neighbour.open(address);
  await neighbour.signInAs('resident');
  await neighbour.press(t('notifications.follow.proposal'));
  await neighbour.reads(t('notifications.said.followed'));
  await wantsLetters(neighbour, t('notifications.frequency.daily'));

  const officer = await enter({ screen: 'desk' });
  await officer.open(address);
  await officer.signInAs('officer');
  await officer.press(t('proposals.page.answer'));
  await officer.tick(t('proposals.verdict.accepted'));
  await officer.type('Català', 'Sí. Els posem abans de Nadal.');
  await officer.press(t('proposals-desk.answer.preview'));
  await officer.press(t('proposals-desk.preview.publish', { n: 1 }));

  const { stateDir } = inject('city');
  await halfAnHourLater(stateDir);
  await writeLetters(stateDir);
  await writeLetters(stateDir);
  const administrator = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await administrator.open('/');
  await administrator.signInAs('administrator');
  const letters = await newestLettersAbout(administrator, title);
  const [toAuthor, ...moreToAuthor] = letters.filter((letter) => letter.includes(`told-by-${way.hands}@`));
  const [toNeighbour, ...moreToNeighbour] = letters.filter((letter) => letter.includes('merce-p@'));
  expect([moreToAuthor, moreToNeighbour]).toEqual([[], []]);
  expect(toAuthor).toContain(`la teva proposta «${title}»: sí`);
  expect(toNeighbour).toContain(`L’ajuntament ha respost «${title}»: sí`);

  // On her page, too; it leads to the answer.
  await neighbour.open('/notices');
  await neighbour.press(new RegExp(`ha respost «${title}»`));
  await neighbour.reads('Sí. Els posem abans de Nadal.');

  // One press in the letter, signed in nowhere.
  const stranger = await enter();
  await stranger.open(/\/one-click\/notices\/[\w.-]+/.exec(toNeighbour ?? '')?.[0] ?? '');
  await stranger.press(t('notifications.stop.all'));
  await stranger.reads(t('notifications.stop.done-all'));
  await neighbour.open('/account/notices');
  expect(await neighbour.page.getByLabel(t('consents.notices-by-email.words')).isChecked()).toBe(false);
});

async function wantsLetters({ t, open, tick, choose, press, reads }: Guest, frequency: string): Promise<void> {
  await open('/account/notices');
  await tick(t('consents.notices-by-email.words'));
  await choose(t('notifications.kind.answers'), frequency);
  await press(t('notifications.settings.save'));
  await reads(t('notifications.said.chosen'));
}

/** An answer can be taken back for half an hour: no letter leaves before. */
async function halfAnHourLater(stateDir: string): Promise<void> {
  const client = new pg.Client((await findRunningPostgres(stateDir)) ?? '');
  await client.connect();
  await client.query("update notice_events set ripe_at = ripe_at - interval '31 minutes'");
  // Another day for a second round of letters in the same city.
  await client.query('update notice_rounds set day = day - 100');
  await client.end();
}

async function writeLetters(stateDir: string): Promise<void> {
  const { code, output } = await ateneu(stateDir, 'letters', '--daily');
  expect(code, output).toBe(0);
}

const LOOKED_AT = 8;

async function newestLettersAbout({ page }: Guest, words: string): Promise<string[]> {
  await page.goto('/manage/outbox');
  const links = await page
    .getByRole('table')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const letters: string[] = [];
  for (const href of links.slice(0, LOOKED_AT)) {
    await page.goto(href);
    letters.push(await page.getByRole('main').innerText());
  }
  return letters.filter((letter) => letter.includes(words));
}
