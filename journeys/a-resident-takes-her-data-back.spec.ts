import { expect } from 'vitest';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const LIST = '/processes/school-streets/proposals';

journey('a resident sees who looked, withdraws a yes, takes a copy and goes', BOTH_WAYS, async (enter, way) => {
  const resident = await enter();
  const { t, open, press, type, choose, reads, page } = resident;
  await open(`${LIST}/new`);
  await signInByLetter(resident, enter, `takes-back-${way.hands}-${Date.now()}@residents.example`, 'Rut que se’n va');
  await type(t('proposals.form.what'), `Una font a cada cantonada, ${way.hands}`);
  await type(
    t('proposals.form.why'),
    'A l’agost no hi ha on beure entre la plaça i l’estació, i la gent gran torna a casa.',
  );
  await choose(t('proposals.form.language'), 'Català');
  await press(t('proposals.form.review'));
  await press(t('proposals.review.publish'));
  await press(t('proposals.receipt.read'));
  const address = new URL(page.url()).pathname;

  const administrator = await enter({ scripts: true, hands: 'pointer', screen: 'desk' });
  await administrator.open('/');
  await administrator.signInAs('administrator');
  await administrator.open('/manage/breach');
  await administrator.choose(administrator.t('privacy-desk.breach.table'), 'people');
  await administrator.type(administrator.t('privacy-desk.breach.from'), new Date().toISOString().slice(0, 10));
  await administrator.press(administrator.t('privacy-desk.breach.count'));
  const csrf = await administrator.page.locator('form [name="csrf"]').first().inputValue();
  const form = { csrf, table: 'people', from: new Date().toISOString().slice(0, 10), do: 'list' };
  const list = await administrator.page.request.post('/manage/breach', { form });
  expect(list.headers()['content-type']).toContain('text/csv');
  expect(await list.text()).toContain(`takes-back-${way.hands}`);

  await open('/your-data');
  await reads(t('rights.looked.by-staff', { role: t('rights.role.administrator') }));
  await press(t('consents.accesses.all'));
  await reads(t('rights.looked.by-staff', { role: t('rights.role.administrator') }));

  await open('/your-data');
  const letter = t('consents.newsletter.title');
  await press(new RegExp(`${t('consents.say-yes')}.*${letter}`));
  await reads(t('consents.done.yes'));
  await press(new RegExp(`${t('consents.say-no')}.*${letter}`));
  await reads(t('consents.done.no'));
  await press(t('consents.receipt.read'));
  await open('/your-data');
  await press(new RegExp(`${t('consents.limits.object')}.*${t('rights.purpose.participation')}`));
  await reads(t('consents.done.limited'));
  await open(address);
  expect(await page.getByRole('main').innerText()).not.toContain('Rut que se’n va');

  const copy = await page.request.get('/your-data/copy');
  expect(copy.headers()['content-type']).toBe('application/zip');
  expect((await copy.body()).subarray(0, 2).toString()).toBe('PK');

  await open('/your-data/erase');
  await press(t('rights.erase.do'));
  await reads(t('consents.certificate.title'));
  await open(address);
  await reads(t('identity.former-participant'));
  await open('/privacy/register');
  await reads(t('privacy.register.measures'));
  await open('/privacy/retention');
});
