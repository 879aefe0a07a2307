import { expect } from 'vitest';
import { documentNumber, signOnceMore } from './documents.ts';
import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BOTH_WAYS } from './ways.ts';

const PIECE = '/processes/port-square/proposals/1';

journey(
  'a librarian assists a resident without e-mail, who finds it at home with her code',
  BOTH_WAYS,
  async (enter, way) => {
    const document = documentNumber(way.scripts ? 41_000_001 : 41_000_002);
    const librarian = await enter({ hands: 'pointer' });
    const { t, open, press, reads, type, tick, page } = librarian;
    await librarian.signInAs('assistant');
    await open('/manage/assist');
    await type(page.locator('#assist-document'), document);
    await type(page.locator('#assist-place'), 'Biblioteca del Port');
    await press(t('verification-desk.assist.start'));
    await reads(t('refusals.not-beside-you'));
    await page.locator('#assist-ageFrom').selectOption('65');
    await tick(t('verification-desk.assist.beside'));
    await press(t('verification-desk.assist.start'));
    await reads(t('verification.said.beside'));

    await open(PIECE);
    await press(t('proposals.support.give'));
    // She never accepted the terms: they are read out, and her support goes on with her yes.
    await reads(t('city.terms.read-out'));
    await press(t('city.terms.she-accepts-go-on'));
    await reads(t('proposals.said.supported'));
    // Her data and the desk are closed while she sits there.
    await open('/your-data');
    expect(new URL(page.url()).pathname).toBe('/assist');
    await reads(t('verification.act.support'));
    await reads(t('verification.act.terms-accepted'));
    await press(t('verification.beside.give-code'));
    const code = (await page.locator('.receipt__code').innerText()).trim();
    await press(t('verification.beside.end'), page.getByRole('main'));
    await reads(t('verification-desk.said.ended'));

    const resident = await enter({ hands: 'pointer' });
    await resident.open('/sign-in?next=%2Fverify%2Fletter');
    await signInByLetter(resident, enter, `helped-${way.scripts}@residents.example`, 'Montserrat');
    await resident.type(t('verification.form.document'), document);
    await resident.type(t('verification.form.code'), code);
    await resident.press(t('verification.form.verify'));
    await resident.reads(t('verification.page.verified'));
    await resident.reads('Biblioteca del Port');
    await resident.open(PIECE);
    await resident.reads(t('proposals.support.take-back'));
    await signOnceMore(resident, document, code);
  },
);
