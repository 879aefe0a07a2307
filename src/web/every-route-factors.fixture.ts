import { all, fix, members, nobody, type Row } from './every-route-rows.fixture.ts';

const SIGNED = {
  challenge: nobody,
  response: JSON.stringify({ id: 'x', rawId: 'x', type: 'public-key', response: {} }),
};

/** Everybody's session is hours old: what changes the ways to prove oneself asks to sign in again. How somebody proves that it is she, and another address for the account. */
export const FACTOR_ROUTES: Readonly<Record<string, Row>> = {
  'POST /passkeys/options': all(fix('/passkeys/options'), 'page', () => ({ kind: 'prove' })),
  'POST /passkeys/options (to make one)': all(fix('/passkeys/options'), 'page', () => ({ kind: 'create' })),
  'POST /sign-in/passkey': all(fix('/sign-in/passkey'), 'again', () => SIGNED),
  'GET /account/second-factor': members(fix('/account/second-factor'), 'page'),
  'POST /account/second-factor/passkey': members(fix('/account/second-factor/passkey'), 'again', () => SIGNED),
  'POST /account/second-factor/code': members(fix('/account/second-factor/code'), 'again', () => ({ code: '1' })),
  'POST /account/passkeys': members(fix('/account/passkeys'), 'sign-in', () => SIGNED),
  'POST /account/passkeys/:id/name': members(fix(`/account/passkeys/${nobody}/name`), 'on', () => ({ name: 'X' })),
  'POST /account/passkeys/:id/remove': members(fix(`/account/passkeys/${nobody}/remove`), 'sign-in'),
  'POST /account/recovery-codes': members(fix('/account/recovery-codes'), 'sign-in'),
  'GET /account/app': members(fix('/account/app'), 'sign-in'),
  'POST /account/app': members(fix('/account/app'), 'sign-in', () => ({ code: '1' })),
  'POST /account/app/remove': members(fix('/account/app/remove'), 'sign-in'),
  // The city of these tests has no provider.
  'GET /sign-in/provider': all(fix('/sign-in/provider'), 'hidden'),
  'GET /sign-in/provider/return': all(fix('/sign-in/provider/return'), 'hidden'),
  'GET /account/provider': all(fix('/account/provider'), 'hidden'),
  'POST /account/provider': all(fix('/account/provider'), 'hidden'),
  'POST /account/provider/remove': members(fix('/account/provider/remove'), 'sign-in'),
  'GET /account/email': members(fix('/account/email'), 'page'),
  'POST /account/email': members(fix('/account/email'), 'again', () => ({ email: 'nothing' })),
  'POST /account/email/code': members(fix('/account/email/code'), 'sign-in', () => ({ ticket: nobody, code: '1' })),
};
