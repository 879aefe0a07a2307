import { journey } from './journey.ts';
import { BOTH_WAYS } from './ways.ts';

journey('a resident asks for a correction, the desk answers it, and she reads why', BOTH_WAYS, async (enter, way) => {
  const reason = `Ho hem comprovat al padró${way.scripts ? '.' : ', una altra vegada.'}`;
  const merce = await enter();
  const { t } = merce;
  await merce.signInAs('resident');
  await merce.open('/your-data/correct');
  await merce.tick(t('rights.correct.datum.age-band'));
  await merce.press(t('rights.correct.send'));
  await merce.reads(t('rights.correct.wish-missing'));
  await merce.type(t('rights.correct.wish'), 'Vaig fer 50 anys al juny.');
  await merce.press(t('rights.correct.send'));
  await merce.page.locator('#correct').waitFor();

  const staff = await enter({ screen: 'desk' });
  await staff.signInAs('administrator');
  await staff.open('/manage/corrections');
  await staff.page.getByRole('row', { name: /Mercè P/ }).waitFor();
  await staff.press(t('rights.correct.datum.age-band'), staff.page.getByRole('row', { name: /Mercè P/ }));
  await staff.reads('Vaig fer 50 anys al juny.');
  await staff.tick(t('privacy-desk.corrections.correct'));
  await staff.choose(t('privacy-desk.corrections.to'), t('verification.kept.age-between', { from: 50, to: 64 }));
  await staff.type(t('privacy-desk.corrections.reason'), reason);
  await staff.press(t('privacy-desk.corrections.do'));
  await staff.reads(t('privacy-desk.corrections.done'));

  await merce.open('/notices');
  await merce.press(t('notifications.news.correction-answered', { corrected: 'yes' }));
  await merce.reads(reason);
});
