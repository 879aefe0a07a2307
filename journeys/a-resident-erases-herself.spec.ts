import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const LIST = '/processes/school-streets/proposals';
const NAME = 'Neus que se’n va';
const TITLE = 'Un banc llarg a l’ombra de la plaça petita';
const BODY = 'Al migdia la gent gran s’espera dreta al sol. Un banc de vuit metres sota els til·lers hi cap.';

journey('a resident erases herself, and her proposal still stands', BOTH_WAYS, async (enter, way) => {
  const resident = await enter();
  const { t, open, press, type, choose, reads } = resident;
  await open(`${LIST}/new`);
  await signInByLetter(resident, enter, `leaves-by-${way.hands}@residents.example`, NAME);
  await type(t('proposals.form.what'), `${TITLE}, ${way.hands}`);
  await type(t('proposals.form.why'), BODY);
  await choose(t('proposals.form.language'), 'Català');
  await press(t('proposals.form.review'));
  await press(t('proposals.review.publish'));
  await press(t('proposals.receipt.read'));
  const address = new URL(resident.page.url()).pathname;
  await reads(NAME);

  await open('/your-data');
  await press(t('rights.erase.page'));
  await reads(t('rights.table.sessions'));
  await press(t('rights.erase.do'));
  await reads(t('rights.erase.done'));
  await reads(t('consents.certificate.title'));

  await open(address);
  await reads(TITLE);
  await reads(t('identity.former-participant'));
});
