import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const PIECE = '/processes/port-square/proposals/2';

journey(
  'a resident is told that the terms change, puts it off, reads both and says yes',
  BOTH_WAYS,
  async (enter, way) => {
    const resident = await enter();
    const { t, open, press, reads, page } = resident;
    await open('/sign-in?next=%2Fprocesses');
    await signInByLetter(resident, enter, `terms-${way.scripts}@residents.example`, 'Remei');
    await reads(t('city.terms.read-and-answer'));
    // Before their day she goes on as she was.
    await open(PIECE);
    await press(t('city.terms.later'));
    await page.getByText(t('city.terms.read-and-answer')).waitFor({ state: 'detached' });

    await open('/terms?next=%2Fyour-data');
    await press(t('city.terms.new-version', { version: '2026-12' }));
    await reads(t('city.page.not-yet'));
    await open('/terms?next=%2Fyour-data');
    await press(t('city.terms.accept'));
    await reads(t('city.terms.accepted'));
    await reads(t('consents.terms.version', { version: '2026-12' }));
  },
);
