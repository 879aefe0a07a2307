import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SessionId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { addPasskey, askForPasskey } from './add-passkey.ts';
import { Authenticator, type Lies } from './authenticator.fixture.ts';
import { forgetFactors, readFactors, removeFactor } from './change-factors.ts';
import { recogniseSession } from './recognise-session.ts';
import { startSession } from './sign-in-with-ticket.ts';
import { cityOf, identityPlatform, settle } from './testing.ts';

let house: TestPlatform;
let she: Ctx;
let people = 0;
beforeAll(async () => {
  house = await identityPlatform();
});
beforeEach(async () => {
  people += 1;
  const { personId } = await settle(house, `keys-${people}@example.org`);
  const actor = await recogniseSession(house.ctx, await startSession(house.ctx, personId, 'Test'), {
    rolesNeedProof: true,
  });
  she = house.ctx.as(actor);
});
afterAll(() => house.close());

async function add(ctx: Ctx, authenticator: Authenticator, lies: Lies = {}) {
  const asked = await askForPasskey(ctx, 'Vallserena');
  if (!asked.ok) return asked;
  const response = authenticator.create(asked.value.options, lies);
  return addPasskey(ctx, { challengeId: asked.value.id, response, name: ' Phone ' });
}

const passkey = () => new Authenticator(house.platform.origin);

test('the first passkey proves the session and comes with eight recovery codes, kept only as hashes', async () => {
  const added = await add(she, passkey());
  expect(added).toMatchObject({ ok: true });
  const codes = added.ok ? added.value.recoveryCodes : [];
  expect(new Set(codes).size).toBe(8);
  expect(await readFactors(she)).toMatchObject({
    passkeys: [{ name: 'Phone', usedAt: null }],
    recovery: 8,
    isProven: true,
  });
  const { rows } = await sql<{ line: string }>`select t::text as line from recovery_codes t`.execute(house.db);
  expect(rows.some(({ line }) => codes.some((code) => line.includes(code)))).toBe(false);
  expect(await add(she, passkey())).toMatchObject({ ok: true, value: { recoveryCodes: [] } });
});

test.each<[string, Lies]>([
  ['another site', { origin: 'https://elsewhere.test' }],
  ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['nobody who showed finger, face or PIN', { unverified: true }],
])('what comes from %s is refused', async (_name, lies) => {
  expect(await add(she, passkey(), lies)).toMatchObject({ ok: false, code: 'passkey-not-proven' });
  expect(await readFactors(she)).toMatchObject({ passkeys: [], isProven: false });
});

test('a challenge is answered once, soon, and by whom it was asked of', async () => {
  const key = passkey();
  const ask = async () => {
    const asked = await askForPasskey(she, 'Vallserena');
    if (!asked.ok) throw new Error(asked.code);
    return { challengeId: asked.value.id, response: key.create(asked.value.options), name: '' };
  };
  const once = await ask();
  expect(await addPasskey(she, once)).toMatchObject({ ok: true });
  expect(await addPasskey(she, once)).toMatchObject({ code: 'passkey-not-proven' });
  const late = await ask();
  const now = house.clock.now();
  house.clock.set(new Date(now.getTime() + 6 * 60_000));
  expect(await addPasskey(she, late)).toMatchObject({ code: 'passkey-not-proven' });
  house.clock.set(now);
  expect(await addPasskey(she, await ask())).toMatchObject({ code: 'passkey-known' });
  const mine = await ask();
  const { personId } = await settle(house, `other-${people}@example.org`);
  const token = await startSession(house.ctx, personId, 'Test');
  const other = house.ctx.as(await recogniseSession(house.ctx, token, { rolesNeedProof: true }));
  expect(await addPasskey(other, mine)).toMatchObject({ code: 'passkey-not-proven' });
});

test('a mailbox alone adds nothing to, and takes nothing from, an account that has a passkey', async () => {
  await add(she, passkey());
  const { actor } = she;
  if (actor.kind !== 'person') throw new Error();
  const token = await startSession(house.ctx, actor.personId, 'Thief');
  const thief = house.ctx.as(await recogniseSession(house.ctx, token, { rolesNeedProof: true }));
  expect(await add(thief, passkey())).toMatchObject({ code: 'second-factor-needed' });
  const [key] = (await readFactors(thief))?.passkeys ?? [];
  expect(await removeFactor(thief, { passkey: key?.id as never })).toMatchObject({ code: 'second-factor-needed' });
  expect(await removeFactor(she, { passkey: key?.id as never })).toMatchObject({ ok: true });
});

test('only soon after signing in; a visitor never', async () => {
  const now = house.clock.now();
  house.clock.set(new Date(now.getTime() + 61 * 60_000));
  expect(await askForPasskey(she, 'Vallserena')).toMatchObject({ code: 'sign-in-again' });
  house.clock.set(now);
  expect(await askForPasskey(house.ctx, 'Vallserena')).toMatchObject({ code: 'sign-in-needed' });
});

test('the operator takes everything away, nobody else', async () => {
  await add(she, passkey());
  const { actor } = she;
  if (actor.kind !== 'person') throw new Error();
  await expect(forgetFactors(she, actor.personId)).rejects.toThrow('Only the operator');
  expect(await forgetFactors(cityOf(house), actor.personId)).toBe(1);
  expect(await readFactors(she)).toMatchObject({ passkeys: [], recovery: 0 });
  expect(actor.sessionId satisfies SessionId).toBeTruthy();
});
