import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestMailTo } from '#platform/outbox.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { askToSignIn, issueSignInLink } from './ask-to-sign-in.ts';
import { personalData } from './personal-data.ts';
import { recogniseSession } from './recognise-session.ts';
import { isLinkOpen, signInWithCode, signInWithLink } from './sign-in-with-ticket.ts';

const ARRIVAL = { device: 'Firefox, Android', termsVersion: '2026-01' };

describe('signing in with a ticket', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await testPlatform({ personalData });
  });
  afterAll(() => test.close());

  async function ask(email: string) {
    const asked = await askToSignIn(test.ctx, { email, next: '/processes', visitorKey: email });
    if (!asked.ok) throw new Error(asked.code);
    const letter = await latestMailTo(test.ctx.as({ kind: 'system', name: 'test' }), email);
    const code = /\d{3} \d{3}/.exec(letter?.message?.text ?? '')?.[0] ?? '';
    return { ticketId: asked.value.ticketId, code };
  }

  const enter = (ticket: Awaited<ReturnType<typeof ask>>, code = ticket.code) =>
    signInWithCode(test.ctx, { ticketId: ticket.ticketId, code, visitorKey: 'here' }, ARRIVAL);

  it('opens an account for a new address and recognises its session', async () => {
    const signedIn = await enter(await ask('nova@example.org'));
    expect(signedIn).toMatchObject({ ok: true, value: { isNew: true, next: '/processes' } });
    if (!signedIn.ok) return;
    expect(await recogniseSession(test.ctx, signedIn.value.token, { rolesNeedProof: false })).toMatchObject({
      kind: 'person',
      personId: signedIn.value.personId,
    });
  });

  it('finds the same account again in another spelling of the address', async () => {
    const first = await enter(await ask('same@example.org'));
    const again = await enter(await ask('Same@Example.org '));
    expect(again).toMatchObject({ ok: true, value: { isNew: false } });
    expect(first.ok && again.ok && first.value.personId === again.value.personId).toBe(true);
  });

  it('lets a code in once', async () => {
    const ticket = await ask('once@example.org');
    expect((await enter(ticket)).ok).toBe(true);
    expect(await enter(ticket)).toMatchObject({ ok: false, code: 'code-spent' });
  });

  it('lets one of two browsers in when both type the code at the same moment', async () => {
    const ticket = await ask('race@example.org');
    const both = await Promise.all([enter(ticket), enter(ticket)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it('closes a ticket after five wrong codes, also to the right one', async () => {
    const ticket = await ask('guess@example.org');
    for (let i = 0; i < 5; i++) expect(await enter(ticket, '000000')).toMatchObject({ code: 'code-wrong' });
    expect(await enter(ticket)).toMatchObject({ ok: false, code: 'code-spent' });
  });

  it('lets five guess, however many do at the same moment', async () => {
    const ticket = await ask('guessed-at-once@example.org');
    const said = await Promise.all(Array.from({ length: 12 }, () => enter(ticket, '000000')));
    expect(said.filter((one) => !one.ok && one.code === 'code-wrong')).toHaveLength(5);
    expect(said.filter((one) => !one.ok && one.code === 'code-spent')).toHaveLength(7);
  });

  it('closes a ticket after ten minutes', async () => {
    const ticket = await ask('late@example.org');
    test.clock.set('2026-11-16T10:10:00Z');
    expect(await enter(ticket)).toMatchObject({ ok: false, code: 'code-spent' });
    test.clock.set('2026-11-16T10:00:00Z');
  });

  it('does not use a link up by looking at it, as a mail scanner does', async () => {
    const link = await issueSignInLink(test.ctx, 'link@example.org', '/');
    const token = link.split('/').at(-1) as string;
    expect(await isLinkOpen(test.ctx, token)).toBe(true);
    expect(await isLinkOpen(test.ctx, token)).toBe(true);
    expect((await signInWithLink(test.ctx, token, ARRIVAL)).ok).toBe(true);
    expect(await signInWithLink(test.ctx, token, ARRIVAL)).toMatchObject({ ok: false, code: 'link-spent' });
  });

  it('refuses the sixth code for one address within a quarter of an hour', async () => {
    for (let i = 0; i < 5; i++) await ask('often@example.org');
    const asked = await askToSignIn(test.ctx, { email: 'often@example.org', next: '/', visitorKey: 'elsewhere' });
    expect(asked).toMatchObject({ ok: false, code: 'too-many-sign-ins' });
  });

  it('keeps no address and no code in the open', async () => {
    await ask('secret@example.org');
    const { rows } = await (await import('kysely')).sql<{ all: string }>`
      select string_agg(t::text, ' ') as all from sign_in_tickets t`.execute(test.ctx.db);
    expect(rows[0]?.all).not.toContain('secret');
    expect(rows[0]?.all).not.toMatch(/\b\d{6}\b/);
  });

  it('takes an unknown token for a visitor', async () => {
    expect(await recogniseSession(test.ctx, 'made-up', { rolesNeedProof: false })).toEqual({ kind: 'visitor' });
    expect(await recogniseSession(test.ctx, undefined, { rolesNeedProof: false })).toEqual({ kind: 'visitor' });
  });
});
