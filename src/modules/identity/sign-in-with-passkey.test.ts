import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { addPasskey, askForPasskey } from './add-passkey.ts';
import { Authenticator, type Lies } from './authenticator.fixture.ts';
import { grantRole } from './grant-role.ts';
import { codeAt, stepOf } from './one-time-code.ts';
import { proveWithCode, proveWithPasskey } from './prove-factor.ts';
import { recogniseSession } from './recognise-session.ts';
import { confirmOneTimeCodes, setUpOneTimeCodes } from './set-up-one-time-codes.ts';
import { askToSign, signInWithPasskey } from './sign-in-with-passkey.ts';
import { startSession } from './sign-in-with-ticket.ts';
import { cityOf, identityPlatform, settle } from './testing.ts';

let house: TestPlatform;
let personId: PersonId;
let key: Authenticator;
let codes: readonly string[];
const ARRIVAL = { device: 'Test', visitorKey: 'somewhere' };

beforeAll(async () => {
  house = await identityPlatform();
  ({ personId } = await settle(house, 'officer@example.org'));
  await grantRole(cityOf(house), { email: 'officer@example.org', role: 'officer', processId: null });
  key = new Authenticator(house.platform.origin);
  const she = await withLetter();
  const asked = await askForPasskey(she, 'Vallserena');
  if (!asked.ok) throw new Error(asked.code);
  const added = await addPasskey(she, {
    ...{ challengeId: asked.value.id, response: key.create(asked.value.options), name: '' },
  });
  codes = added.ok ? added.value.recoveryCodes : [];
});
afterAll(() => house.close());

async function as(token: string): Promise<Ctx> {
  return house.ctx.as(await recogniseSession(house.ctx, token, { rolesNeedProof: true }));
}

const withLetter = async () => as(await startSession(house.ctx, personId, 'Test'));
const again = async (ctx: Ctx) => {
  if (ctx.actor.kind !== 'person') throw new Error();
  const { rows } = await house.pool.query('select proven_at from sessions where id = $1', [ctx.actor.sessionId]);
  return rows[0].proven_at !== null;
};

async function signIn(authenticator: Authenticator, lies: Lies = {}) {
  const { id, options } = await askToSign(house.ctx);
  return signInWithPasskey(house.ctx, { challengeId: id, response: authenticator.sign(options, lies) }, ARRIVAL);
}

test('a passkey says whose it is, and the roles of its owner hold at once', async () => {
  const signedIn = await signIn(key);
  expect(signedIn).toMatchObject({ ok: true, value: { personId } });
  const { actor } = await as(signedIn.ok ? signedIn.value.token : '');
  expect(actor).toMatchObject({ roles: [{ role: 'officer' }] });
  expect(actor).not.toHaveProperty('heldBack');
});

test('with a letter alone the roles wait; in the demo city they do not', async () => {
  const token = await startSession(house.ctx, personId, 'Test');
  expect((await as(token)).actor).toMatchObject({ roles: [], heldBack: [{ role: 'officer' }] });
  expect(await recogniseSession(house.ctx, token, { rolesNeedProof: false })).toMatchObject({
    roles: [{ role: 'officer' }],
  });
});

test.each<[string, Lies]>([
  ['another site', { origin: 'https://elsewhere.test' }],
  ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['nobody who showed finger, face or PIN', { unverified: true }],
  ['a copy whose counter stood still', { counter: 1 }],
])('what comes from %s signs nobody in', async (_name, lies) => {
  await signIn(key);
  expect(await signIn(key, lies)).toMatchObject({ ok: false, code: 'passkey-not-proven' });
});

test('an unknown passkey, another’s signature, and an answer given twice sign nobody in', async () => {
  const stranger = new Authenticator(house.platform.origin);
  expect(await signIn(stranger)).toMatchObject({ code: 'passkey-not-proven' });
  const { id, options } = await askToSign(house.ctx);
  const forged = { ...stranger.sign(options), id: key.id.toString('base64url'), rawId: key.id.toString('base64url') };
  expect(await signInWithPasskey(house.ctx, { challengeId: id, response: forged }, ARRIVAL)).toMatchObject({
    code: 'passkey-not-proven',
  });
  const asked = await askToSign(house.ctx);
  const response = key.sign(asked.options);
  expect(await signInWithPasskey(house.ctx, { challengeId: asked.id, response }, ARRIVAL)).toMatchObject({ ok: true });
  expect(await signInWithPasskey(house.ctx, { challengeId: asked.id, response }, ARRIVAL)).toMatchObject({ ok: false });
});

test('a session that began with a letter is proven by her passkey, not by somebody else’s', async () => {
  const she = await withLetter();
  const { id, options } = await askToSign(she);
  expect(options.allowCredentials).toHaveLength(1);
  const stranger = new Authenticator(house.platform.origin);
  expect(await proveWithPasskey(she, { challengeId: id, response: stranger.sign(options) })).toMatchObject({
    ok: false,
  });
  const asked = await askToSign(she);
  expect(await proveWithPasskey(she, { challengeId: asked.id, response: key.sign(asked.options) })).toMatchObject({
    ok: true,
  });
  expect(await again(she)).toBe(true);
});

test('a recovery code proves a session once, however it is typed', async () => {
  const [first = '', second = ''] = codes;
  const [she, other] = [await withLetter(), await withLetter()];
  expect(await proveWithCode(she, ` ${first.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({ ok: true });
  expect(await proveWithCode(other, first)).toMatchObject({ code: 'factor-code-wrong' });
  expect(await again(other)).toBe(false);
  expect(await proveWithCode(other, second)).toMatchObject({ ok: true });
});

test('the code of an app proves a session, once; five wrong ones make her wait', async () => {
  const she = await withLetter();
  await proveWithCode(she, codes[2] ?? '');
  const set = await setUpOneTimeCodes(she);
  if (!set.ok) throw new Error(set.code);
  const code = () => codeAt(set.value.secret, stepOf(house.clock.now()));
  expect(await confirmOneTimeCodes(she, code())).toMatchObject({ ok: true });
  const other = await withLetter();
  expect(await proveWithCode(other, code())).toMatchObject({ code: 'factor-code-wrong' });
  house.clock.set(new Date(house.clock.now().getTime() + 31_000));
  expect(await proveWithCode(other, code())).toMatchObject({ ok: true });
  for (let n = 0; n < 5; n++) expect(await proveWithCode(other, '000000')).toMatchObject({ ok: false });
  expect(await proveWithCode(other, '000000')).toMatchObject({ code: 'too-many-sign-ins' });
});
