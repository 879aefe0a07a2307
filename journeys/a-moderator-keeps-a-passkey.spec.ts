import { journey } from './journey.ts';
import { signInByLetter } from './letters.ts';
import { BY_KEYBOARD, WITH_SCRIPTS } from './ways.ts';

const AT_HER_DESK = [{ ...WITH_SCRIPTS, screen: 'desk' as const }];

journey('a moderator adds a passkey and signs in with it', AT_HER_DESK, async (enter) => {
  const moderator = await enter();
  const { t, open, press, type, reads, page } = moderator;
  const address = `keeps-a-key-${Date.now()}@vallserena.example`;
  await open('/sign-in');
  await signInByLetter(moderator, enter, address, 'Gal·la, moderació');
  const administrator = await enter();
  await administrator.open('/');
  await administrator.signInAs('administrator');
  await administrator.open('/manage/people');
  await administrator.type(t('identity.sign-in.email'), address);
  await administrator.choose(t('identity-desk.role.label'), t('identity-desk.role.moderator'));
  await administrator.press(t('identity-desk.give'));

  // A phone's or laptop's own authenticator, as Chromium plays it.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await open('/account/second-factor');
  await type(t('passkeys.name'), 'Portàtil');
  await press(t('passkeys.add'));
  await reads(t('passkeys.recovery.shown-once'));
  await press(t('passkeys.recovery.kept'));
  await reads('Portàtil');

  await open('/');
  await page.context().clearCookies();
  await open('/sign-in?next=/manage');
  await press(t('passkeys.sign-in'));
  await page.waitForURL(/\/manage$/);
  await reads(t('identity.said.signed-in'));
});

journey('without script a passkey is not offered, and the page says why', [BY_KEYBOARD], async (enter) => {
  const { t, open, reads, press, type } = await enter();
  await open('/sign-in');
  await reads(t('passkeys.needs-script'));
  await type(t('identity.sign-in.email'), 'somebody@residents.example');
  await press(t('identity.sign-in.send'));
  await reads(t('identity.code.label'));
});
