import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { joinAfterCode, joinProvider, signInWithProvider } from './sign-in-with-provider.ts';
import { identityPlatform, settle } from './testing.ts';

// The whole way, with a real provider: src/web/sign-in-with-provider.test.ts.
let house: TestPlatform;
beforeAll(async () => {
  house = await identityPlatform();
});
afterAll(() => house.close());

const ARRIVAL = { device: 'Test', termsVersion: '1', visitorKey: 'v', next: '/' };
const claims = (subject: string, email: string | null) => ({ issuer: 'https://id.example', subject, email });
const arrive = (subject: string, email: string | null) =>
  signInWithProvider(house.ctx, claims(subject, email), ARRIVAL);

test('somebody new gets an account, the second time the same one, whatever her address is by then', async () => {
  const [first, second] = [await arrive('1', 'a@example.org'), await arrive('1', 'changed@example.org')];
  expect(first).toMatchObject({ ok: true, value: { kind: 'signed-in', isNew: true } });
  expect(second).toMatchObject({ ok: true, value: { kind: 'signed-in', isNew: false } });
  if (first.ok && second.ok && first.value.kind === 'signed-in' && second.value.kind === 'signed-in')
    expect(second.value.personId).toBe(first.value.personId);
});

test('an identity waits for the account with its address, and is taken once', async () => {
  const { personId } = await settle(house, 'b@example.org');
  const arrived = await arrive('2', ' B@Example.org');
  if (!arrived.ok || arrived.value.kind !== 'confirm-by-code') throw new Error();
  const { pending } = arrived.value;
  expect(await joinAfterCode(house.ctx, personId, 'other@example.org', pending)).toBe(false);
  expect(await joinAfterCode(house.ctx, personId, 'b@example.org', pending)).toBe(true);
  expect(await joinAfterCode(house.ctx, personId, 'b@example.org', pending)).toBe(false);
  expect(await arrive('2', null)).toMatchObject({ value: { kind: 'signed-in', personId } });
});

test('the same number at another provider is somebody else', async () => {
  await arrive('3', 'c@example.org');
  const other = { issuer: 'https://other.example', subject: '3', email: null };
  expect(await signInWithProvider(house.ctx, other, ARRIVAL)).toMatchObject({ value: { kind: 'ask-address' } });
});

test('a visitor joins nothing by pressing a button', async () => {
  const pending = { issuer: 'https://id.example', subjectLookup: 'x', emailLookup: null };
  expect(await joinProvider(house.ctx, pending)).toMatchObject({ code: 'sign-in-needed' });
});
