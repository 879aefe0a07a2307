import { expect } from 'vitest';
import type { Guest } from './guest.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const PROPOSAL = '/processes/school-streets/proposals/3';
const LINK = 'https://bancs-de-fusta.example';
let walks = 0;

journey('a spammer is held and told why, and appeals', BOTH_WAYS, async (enter, way) => {
  const spammer = await enter();
  const { t, open, press, type, reads, page } = spammer;
  walks++;
  const mine = `${way.hands} ${walks}`;
  const said = `Mireu aquests bancs de fusta, ${mine}, que fan ombra i tot: ${LINK}/${walks}`;
  await open(PROPOSAL);
  await press(t('comments.sign-in'));
  await signInByLetter(spammer, enter, `bancs-${walks}@residents.example`, 'Bancs de fusta');
  await open(PROPOSAL);
  await spammer.tick(t('comments.stance.neutral'));
  await type(t('comments.form.reason'), said);
  await press(t('comments.form.publish'));
  // At once, in her own words: it waits, and why.
  await reads(t('comments.held.title'));
  await reads(t('comments.sight.link'));
  await press(t('comments.held.more'));
  await reads(t('moderation.thing-page.next-hidden'));
  const hers = new URL(page.url()).pathname;
  const thread = `${hers.replace('/moderation/comment/', '/comments/')}/thread`;

  const neighbour = await enter({ scripts: true, hands: 'pointer' });
  await neighbour.open(PROPOSAL);
  await lacks(neighbour, said);

  const moderator = await enter({ screen: 'desk' });
  await moderator.open('/');
  await moderator.signInAs('moderator');
  await moderator.open('/manage/moderation?kind=hold');
  await openCase(moderator, mine);
  await moderator.reads(t('moderation-desk.held-because.link'));
  await moderator.tick(t('comments.sight.spam'));
  await moderator.type(
    t('moderation-desk.decide.words'),
    'És publicitat. Si és d’una entitat, digues-ho i treu-ne l’enllaç.',
  );
  await moderator.press(t('moderation-desk.case.hide'));
  await moderator.reads(t('moderation-desk.undo.title'));

  await open(hers);
  await reads(t('comments.sight.spam'));
  await reads('És publicitat. Si és d’una entitat');
  await type(t('moderation.appeal.words'), 'No venc res: és el taller ocupacional del barri, que els fa de franc.');
  await press(t('moderation.appeal.send'));
  await reads(t('moderation.outcome.waiting'));

  await neighbour.open(thread);
  await neighbour.reads(t('comments.gone.hidden', { reason: t('comments.sight.spam') }));
  await lacks(neighbour, LINK);

  // The one who hid it does not decide: there is no other moderator, so an administrator does.
  await moderator.open('/manage/moderation?kind=appeal');
  await lacks(moderator, mine);
  const administrator = await enter({ screen: 'desk' });
  await administrator.open('/');
  await administrator.signInAs('administrator');
  await administrator.open('/manage/moderation?kind=appeal');
  await openCase(administrator, mine);
  await administrator.tick(t('moderation-desk.appeal.restore'));
  await administrator.type(t('moderation-desk.appeal.words'), 'Hem trucat al taller: no és publicitat.');
  await administrator.press(t('moderation-desk.appeal.send'));
  await administrator.reads(t('moderation-desk.said.appeal-decided'));
  await administrator.open('/manage/log');
  await administrator.reads(t('desk-desk.log.act.appeal-decided'));

  await open(hers);
  await reads('Hem trucat al taller: no és publicitat.');
  await neighbour.open(thread);
  await neighbour.reads(said);
  await neighbour.open('/transparency');
  await neighbour.reads(t('moderation.figures.by-month'));
});

/** The row that speaks of what this walk wrote. */
function openCase({ press }: Guest, mine: string): Promise<void> {
  return press(new RegExp(`bancs de fusta, ${mine}`, 'u'));
}

async function lacks({ page }: Guest, text: string): Promise<void> {
  expect(await page.getByRole('main').getByText(text).count(), text).toBe(0);
}
