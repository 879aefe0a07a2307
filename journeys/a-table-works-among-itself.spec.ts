import { expect } from 'vitest';
import { journey } from './journey.ts';
import { newestLetter } from './letters.ts';
import { AT_THE_DESK } from './ways.ts';

const TABLE = '/processes/empty-homes-table';

journey('a table of neighbours works among itself', AT_THE_DESK, async (enter, { hands }) => {
  const stranger = await enter({ scripts: false, hands: 'pointer', screen: 'phone' });
  const { t, open, press, type, reads, page, signInAs } = await enter();
  const address = `neighbour-${hands}@vallserena.example`;

  // Nobody else finds it: not its address, not the list, not the search.
  await stranger.open(TABLE, 404);
  await stranger.open('/processes');
  expect(await stranger.page.getByRole('main').innerText()).not.toContain('pisos buits');
  await stranger.open('/search?q=pisos+buits');
  expect(await stranger.page.getByRole('main').innerText()).not.toContain('La taula dels pisos buits');
  await stranger.open('/processes/youth-council');
  await stranger.reads(t('members.word.transparent'));

  // Whoever runs it invites one more; a wrong line keeps what was typed.
  await open('/');
  await signInAs('facilitator');
  await open('/manage/processes/empty-homes-table/access');
  await type(t('members-desk.list'), `${address}\nno és cap adreça`);
  await press(t('members-desk.invite'));
  await reads(t('refusals.address-wrong', { line: 2, typed: 'no és cap adreça' }));
  expect(await page.getByLabel(t('members-desk.list')).inputValue()).toContain(address);
  await type(t('members-desk.list'), address);
  await press(t('members-desk.invite'));
  await reads(address);

  // Her letter leads to the sign-in; from then on she is a member.
  const administrator = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await administrator.signInAs('administrator');
  const letter = await newestLetter(administrator);
  expect(letter).toContain(address);
  const link = /\/sign-in\?next=\S+/.exec(letter)?.[0] ?? '';
  await stranger.open(link);
  await stranger.type(t('identity.sign-in.email'), address);
  await stranger.press(t('identity.sign-in.send'));
  const code = (/\b\d{3} \d{3}\b/.exec(await newestLetter(administrator))?.[0] ?? '').replace(' ', '');
  await stranger.type(t('identity.code.label'), code);
  await stranger.press(t('identity.code.enter'));
  await stranger.open(TABLE);
  await stranger.reads(t('members.word.private'));

  // Taken out again, it is not there for her any more.
  await open('/manage/processes/empty-homes-table/access');
  const row = page.getByRole('row').filter({ hasText: address });
  await row.getByRole('button').click();
  await reads(t('members-desk.said.dismissed'));
  await stranger.open(TABLE, 404);
});
