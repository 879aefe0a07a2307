import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refuse } from '#kernel/result.ts';
import type { JobDefinition } from './job-definition.ts';
import { type NewMail, queueMail } from './mail.ts';
import { mailJobs } from './mail-jobs.ts';
import type { MailTransport } from './mail-transport.ts';
import { latestMailTo, outbox, outboxMail } from './outbox.ts';
import { personActor, type TestPlatform, testPlatform } from './testing.ts';

let house: TestPlatform;
let letters = 0;

beforeAll(async () => {
  house = await testPlatform({ language: 'ar' });
});
beforeEach(async () => {
  await sql`truncate outbox_mails, test.jobs`.execute(house.db);
});
afterAll(() => house.close());

test('without SMTP a letter is held in the outbox, where it can be read', async () => {
  await queueMail(house.ctx, letter({ to: 'Aina@Exemple.cat', subject: 'Your code' }));
  await house.runJobs(mailJobs(null));
  expect(await outbox(house.ctx)).toMatchObject([
    { state: 'held', message: { to: 'Aina@Exemple.cat', subject: 'Your code' } },
  ]);
  expect(await latestMailTo(house.ctx, 'aina@exemple.cat')).toMatchObject({ message: { subject: 'Your code' } });
});

test('the newest letter to an address is the one last written', async () => {
  for (const subject of ['first', 'second', 'third']) await queueMail(house.ctx, letter({ subject }));
  expect(await latestMailTo(house.ctx, 'aina@exemple.cat')).toMatchObject({ message: { subject: 'third' } });
  expect(await latestMailTo(house.ctx, 'bernat@exemple.cat')).toBeNull();
});

test('a letter of a transaction that rolls back is never written', async () => {
  await house.ctx.transact(async (ctx) => {
    await queueMail(ctx, letter({}));
    return refuse('no');
  });
  expect(await outbox(house.ctx)).toEqual([]);
  expect(await house.waitingJobs()).toEqual([]);
});

test('the same key is written once', async () => {
  await queueMail(house.ctx, letter({ key: 'welcome:1' }));
  await queueMail(house.ctx, letter({ key: 'welcome:1' }));
  expect(await outbox(house.ctx)).toHaveLength(1);
  expect(await house.waitingJobs()).toHaveLength(1);
});

test('a letter that left is marked as sent, and not sent again', async () => {
  const sent: string[] = [];
  const jobs = mailJobs(transport(async (_, message) => void sent.push(message.subject)));
  await queueMail(house.ctx, letter({ subject: 'Hello' }));
  await house.runJobs(jobs);
  const [mail] = await outbox(house.ctx);
  await house.ctx.enqueue('platform.send-mail', { mailId: mail?.id });
  await house.runJobs(jobs);
  expect(sent).toEqual(['Hello']);
  expect(mail).toMatchObject({ state: 'sent', sentAt: house.clock.now() });
});

test('a letter the server refuses for a time is tried again, one it refuses for ever is not', async () => {
  const refusal = (responseCode: number) =>
    transport(() => Promise.reject(Object.assign(new Error('no mailbox for aina@exemple.cat'), { responseCode })));
  await queueMail(house.ctx, letter({}));
  await expect(house.runJobs(mailJobs(refusal(451)))).rejects.toThrow('no mailbox');
  const [mail] = await outbox(house.ctx);
  await house.ctx.enqueue('platform.send-mail', { mailId: mail?.id });
  await house.runJobs(mailJobs(refusal(550)));
  expect(await outbox(house.ctx)).toMatchObject([{ state: 'failed', error: 'no mailbox for [address]' }]);
});

test('words of a sent letter are cleared after 7 days and the letter forgotten after 30', async () => {
  const jobs = mailJobs(transport(async () => {}));
  await queueMail(house.ctx, letter({}));
  await house.runJobs(jobs);
  house.clock.set('2026-11-22T10:00:00Z');
  await clear(jobs);
  expect(await outbox(house.ctx)).toMatchObject([{ message: { subject: 'Subject' } }]);
  house.clock.set('2026-11-24T10:00:00Z');
  await clear(jobs);
  expect(await outbox(house.ctx)).toMatchObject([{ message: null }]);
  house.clock.set('2026-12-24T10:00:00Z');
  await clear(jobs);
  expect(await outbox(house.ctx)).toEqual([]);
});

test('an administrator who reads a letter is written down for its addressee', async () => {
  const { personId } = personActor();
  const administrator = personActor({ roles: ['administrator'] });
  await queueMail(house.ctx, letter({ personId }));
  const [mail] = await outbox(house.ctx);
  await outboxMail(house.ctx.as(administrator), mail?.id as NonNullable<typeof mail>['id']);
  expect((await house.ctx.personal.accessesOf(personId))[0]).toMatchObject({
    actorId: administrator.personId,
    columns: ['outbox_mails.message_sealed'],
    purpose: 'administration',
  });
});

test('once a person’s key is destroyed her letters can no longer be read', async () => {
  const { personId } = personActor();
  await queueMail(house.ctx, letter({ personId }));
  await house.ctx.personal.destroyKey(personId);
  expect(await outbox(house.ctx)).toMatchObject([{ message: null }]);
});

test('the page version escapes words and links addresses, in the reader’s direction', async () => {
  await queueMail(house.ctx, letter({ text: '<b>1 & 2</b>\n\nhttp://ateneu.test/s?a=1&b=2.' }));
  const html = (await outbox(house.ctx))[0]?.message?.html;
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>');
  expect(html).toContain('<a href="http://ateneu.test/s?a=1&amp;b=2">http://ateneu.test/s?a=1&amp;b=2</a>.</p>');
});

function letter(parts: Partial<NewMail>): NewMail {
  letters += 1;
  const plain = { personId: null, to: 'aina@exemple.cat', kind: 'sign-in', subject: 'Subject', text: 'Words' };
  return { ...plain, key: `letter:${letters}`, ...parts };
}

function transport(send: MailTransport['send']): MailTransport {
  return { send, close() {} };
}

async function clear(jobs: JobDefinition[]): Promise<void> {
  await house.ctx.enqueue('platform.clear-outbox', {});
  await house.runJobs(jobs);
}

test('a letter that lets its reader sign in stays shut where letters leave by themselves', async () => {
  await queueMail(house.ctx, letter({ kind: 'sign-in', subject: '123 456' }));
  await queueMail(house.ctx, letter({ kind: 'notices', subject: 'What happened' }));
  const [open, shut] = await outbox(house.ctx, { keysShut: true });
  expect([open?.message?.subject, shut?.message]).toEqual(['What happened', null]);
  const id = shut?.id as NonNullable<typeof shut>['id'];
  expect(await outboxMail(house.ctx, id, { keysShut: true })).toMatchObject({ kind: 'sign-in', message: null });
  expect(await outboxMail(house.ctx, id)).toMatchObject({ message: { subject: '123 456' } });
});
