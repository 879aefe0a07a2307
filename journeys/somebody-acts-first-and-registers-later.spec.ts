import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const PIECE = '/processes/port-square/proposals/2';

journey('somebody takes part without an account, and keeps it under one later', BOTH_WAYS, async (enter, way) => {
  const [document, born] = way.scripts ? ['Y0000000Z', '1996-07-15'] : ['87654321X', '2009-02-01'];
  const resident = await enter({ hands: 'pointer' });
  const { t, open, press, reads, type, page } = resident;
  await open(PIECE);
  await press(t('proposals.support.give'));
  await press(t('verification.census.way'));
  await type(t('verification.form.document'), document);
  await type(page.locator('#f-birthDate'), '1970-01-01');
  await press(t('verification.form.go-on'));
  await reads(t('refusals.not-in-census'));
  await type(page.locator('#f-birthDate'), born);
  await press(t('verification.form.go-on'));
  await reads(t('verification.guest.code-title'));
  await press(t('verification.page.go-on'));
  await press(t('proposals.support.give'));
  await reads(t('proposals.said.supported'));

  await press(t('web.for-a-time.guest-more'));
  await press(t('verification.guest.keep'));
  await signInByLetter(resident, enter, `later-${way.scripts}@residents.example`, 'Rosa');
  await press(t('verification.keep.do'));
  await reads(t('verification.said.kept'));
  await open(PIECE);
  await reads(t('proposals.support.take-back'));
});
