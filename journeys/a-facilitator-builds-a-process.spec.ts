import { expect } from 'vitest';
import { journey } from './journey.ts';
import { AT_THE_DESK } from './ways.ts';

journey('a facilitator builds a process and publishes it', AT_THE_DESK, async (enter, { hands }) => {
  const name = hands === 'keyboard' ? 'Bancs i fonts del barri vell' : 'Els patis oberts a la tarda';
  const question = `${name}: què hi posaries primer, i on?`;
  const { t, open, press, type, tick, reads, page, signInAs } = await enter();
  const passer = await enter({ scripts: true, hands: 'pointer', screen: 'phone' });
  await open('/');
  await signInAs('facilitator');
  await press(t('web.desk'));
  await open('/manage/processes');
  await press(t('processes-desk.new.title'));

  // One page from nothing to a draft with its dates.
  await tick('Propostes i respostes');
  await type(t('processes-desk.words.title'), name);
  await type(t('processes-desk.words.question'), question);
  await press(t('processes-desk.new.create'));
  await reads(t('processes-desk.said.started'));
  const desk = new URL(page.url()).pathname;
  const publicAddress = desk.replace('/manage', '');
  await passer.open(publicAddress, 404);

  // A resident's eyes, before anybody else's.
  await press(t('processes-desk.steps.preview'));
  await reads(t('processes-desk.preview.nothing-sent'));

  await open(`${desk}/words`);
  await type(t('processes-desk.words.department'), 'Oficina de l’Espai Públic');
  await press(t('processes-desk.words.save'));
  await reads(t('processes-desk.said.words-kept'));

  await open(`${desk}/calendar`);
  const before = await page.locator('#dates, section:has(#dates)').first().innerText();
  await type(t('processes-desk.calendar.days'), '14');
  await press(t('processes-desk.calendar.show'));
  await reads(t('processes-desk.calendar.plan', { days: 14 }));
  await press(t('processes-desk.calendar.save'));
  expect(await page.locator('#dates, section:has(#dates)').first().innerText()).not.toBe(before);

  await open(`${desk}/publish`);
  await press(t('processes-desk.publish.act'));
  await reads(t('processes-desk.said.published'));
  await passer.open(publicAddress);
  await passer.reads(name);
  await passer.open(`/search?q=${encodeURIComponent(name)}`);
  await passer.press(question);

  // The first step is two weeks away: it is opened by hand, and people may write at once.
  await open(desk);
  await press(t('processes-desk.steps.open-now'));
  await press(t('processes-desk.open.act'));
  await reads(t('processes-desk.said.step-opened'));
  await passer.open(`${publicAddress}/proposals`);
  await passer.press(t('proposals.list.write'));
  expect(new URL(passer.page.url()).pathname).toBe('/sign-in');
});
