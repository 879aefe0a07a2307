import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { queueMail } from '#platform/mail.ts';
import { latestMailTo } from '#platform/outbox.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { askToChangeEmail, confirmEmail } from './change-email.ts';
import { readAccount } from './read-account.ts';
import { recogniseSession } from './recognise-session.ts';
import { signInWithCode, startSession } from './sign-in-with-ticket.ts';
import { identityPlatform, settle } from './testing.ts';

let house: TestPlatform;
let personId: PersonId;
let she: Ctx;
beforeAll(async () => {
  house = await identityPlatform();
  ({ personId } = await settle(house, 'old@example.org'));
  await settle(house, 'taken@example.org');
  const token = await startSession(house.ctx, personId, 'Test');
  she = house.ctx.as(await recogniseSession(house.ctx, token, { rolesNeedProof: true }));
});
afterAll(() => house.close());

async function codeTo(address: string): Promise<string> {
  const letter = await latestMailTo(house.ctx, address);
  return /\d{3} \d{3}/.exec(letter?.message?.subject ?? '')?.[0] ?? '';
}

test('the address changes with the code that went to the new one, and everybody who keeps it follows', async () => {
  const heard: unknown[] = [];
  house.platform.subscribe<{ type: 'account-changed'; columns: readonly string[] }>(
    'account-changed',
    async (_, event) => {
      heard.push(event.columns);
    },
  );
  const old = { personId: null, to: 'old@example.org', kind: 'sign-in', key: 'k', subject: 'Code', text: 'Code' };
  await queueMail(house.ctx, old);
  const asked = await askToChangeEmail(she, ' New@Example.org ');
  if (!asked.ok) throw new Error(asked.code);
  const { ticketId } = asked.value;
  expect(await confirmEmail(she, { ticketId, code: '000000' })).toMatchObject({ code: 'code-wrong' });
  const code = await codeTo('new@example.org');
  // The code signs nobody in, and is worth nothing to somebody else.
  const visit = { ticketId, code, visitorKey: 'v' };
  expect(await signInWithCode(house.ctx, visit, { device: '', termsVersion: '1' })).toMatchObject({
    code: 'code-spent',
  });
  const { ctx: other } = await settle(house, 'other@example.org');
  expect(await confirmEmail(other, { ticketId, code })).toMatchObject({ ok: false });
  expect(await confirmEmail(she, { ticketId, code })).toMatchObject({ ok: true });
  expect(await readAccount(she, personId)).toMatchObject({ email: 'new@example.org' });
  expect(heard).toEqual([['people.email_sealed', 'people.email_lookup']]);
  // Letters to the old address are gone but the one that says so.
  expect(await latestMailTo(house.ctx, 'old@example.org')).toMatchObject({ kind: 'address-changed' });
  expect(await confirmEmail(she, { ticketId, code })).toMatchObject({ code: 'code-spent' });
});

test('an address that has an account is refused, after the code: nobody learns who is here by asking', async () => {
  const asked = await askToChangeEmail(she, 'taken@example.org');
  if (!asked.ok) throw new Error(asked.code);
  const { ticketId } = asked.value;
  expect(await confirmEmail(she, { ticketId, code: await codeTo('taken@example.org') })).toMatchObject({
    code: 'address-taken',
  });
  expect(await askToChangeEmail(house.ctx, 'x@example.org')).toMatchObject({ code: 'sign-in-needed' });
});
