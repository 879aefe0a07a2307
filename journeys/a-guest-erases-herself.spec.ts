import { expect } from 'vitest';
import { journey } from './journey.ts';
import { BOTH_WAYS } from './ways.ts';

const PIECE = '/processes/port-square/proposals/3';

journey(
  'a guest sees what is held about her, and erases it without ever making an account',
  BOTH_WAYS,
  async (enter) => {
    const guest = await enter({ hands: 'pointer' });
    const { t, open, press, reads, type, page } = guest;
    await open(PIECE);
    await press(t('proposals.support.give'));
    await press(t('verification.census.way'));
    await type(t('verification.form.document'), '12345678Z');
    await type(page.locator('#f-birthDate'), '1980-03-07');
    await press(t('verification.form.go-on'));
    await press(t('verification.page.go-on'));
    await press(t('proposals.support.give'));
    await reads(t('proposals.said.supported'));

    await press(t('web.for-a-time.guest-more'));
    await press(t('verification.guest.your-data'));
    await reads(t('rights.held.title'));
    await press(t('rights.erase.page'));
    await press(t('rights.erase.do'));
    await reads(t('consents.certificate.title'));
    // She is nobody here any more, and may come again as somebody new.
    await open('/guest');
    expect(new URL(page.url()).pathname).toBe('/take-part');
  },
);
