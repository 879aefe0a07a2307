import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId } from '#platform/testing.ts';
import { chooseMembers, dismissMember, withdrawInvitation } from './choose-members.ts';
import { listReaders, memberPage } from './members-store.ts';
import { recogniseSession } from './recognise-session.ts';
import { openAccount, startSession } from './sign-in-with-ticket.ts';
import { identityPlatform, settle } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await identityPlatform();
});
afterAll(() => test.close());

let count = 0;
/** A process of a facilitator, as the letters name it. */
function club() {
  count += 1;
  const processId = testId<ProcessId>(count);
  const runs = test.ctx.as(personActor({ roles: [{ role: 'facilitator', processId }] }));
  const about = { processId, title: { ca: 'El consell', en: 'The council' }, path: `/processes/club-${count}` };
  const members = async () => (await memberPage(test.ctx, processId, { after: null, size: 50 })).map((m) => m.personId);
  return { processId, runs, about, members };
}
const letters = async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from outbox_mails where kind = 'membership'`.execute(test.ctx.db);
  return rows[0]?.n ?? 0;
};

describe('choosing members', () => {
  it('is for whoever facilitates this process, and administrators', async () => {
    const { about, processId, members } = club();
    const elsewhere = personActor({ roles: [{ role: 'facilitator', processId: testId<ProcessId>(999) }] });
    for (const actor of [personActor(), personActor({ roles: ['officer'] }), elsewhere]) {
      const ctx = test.ctx.as(actor);
      expect(await chooseMembers(ctx, about, ['a@example.org'])).toMatchObject({ code: 'members-not-yours' });
      const dismissed = await dismissMember(ctx, { processId, personId: testId<PersonId>(1) });
      expect(dismissed).toMatchObject({ code: 'members-not-yours' });
      expect(await withdrawInvitation(ctx, { processId, id: testId(1) })).toMatchObject({ code: 'members-not-yours' });
    }
    expect(await members()).toEqual([]);
    const admin = test.ctx.as(personActor({ roles: ['administrator'] }));
    expect(await chooseMembers(admin, about, ['nobody@example.org'])).toMatchObject({ ok: true });
  });

  it('adds whoever has an account, invites the others, and writes to each once', async () => {
    const { runs, about, members } = club();
    const { personId } = await settle(test, 'aina@example.org');
    const before = await letters();
    const list = ['Aina@Example.org', 'new@example.org', 'aina@example.org'];
    expect(await chooseMembers(runs, about, list)).toMatchObject({ value: { added: 1, invited: 1, already: 0 } });
    expect(await members()).toEqual([personId]);
    expect(await letters()).toBe(before + 2);
    expect(await chooseMembers(runs, about, list)).toMatchObject({ value: { added: 0, invited: 0, already: 2 } });
    expect(await letters()).toBe(before + 2);
  });

  it('holds from the first sign-in of whoever was invited, in the session too', async () => {
    const { runs, about, processId } = club();
    await chooseMembers(runs, about, ['late@example.org']);
    const personId = await openAccount(test.ctx, 'late@example.org', 'ca', '1');
    const token = await startSession(test.ctx, personId, 'Test');
    const actor = await recogniseSession(test.ctx, token, { rolesNeedProof: true });
    expect(actor).toMatchObject({ kind: 'person', memberOf: [processId], roles: [] });
    // The address is not kept a second time.
    const { rows } = await sql`select 1 from process_invitations where process_id = ${processId}`.execute(test.ctx.db);
    expect(rows).toEqual([]);
  });

  it('is told upwards when it ends, and the next page knows', async () => {
    const { runs, about, members, processId } = club();
    const { personId } = await settle(test, 'ends@example.org');
    await chooseMembers(runs, about, ['ends@example.org']);
    expect(await listReaders(test.ctx, processId)).toContain(personId);
    expect(await dismissMember(runs, { processId, personId })).toMatchObject({ ok: true });
    expect(await dismissMember(runs, { processId, personId })).toMatchObject({ code: 'not-a-member' });
    expect(await members()).toEqual([]);
    expect(await listReaders(test.ctx, processId)).not.toContain(personId);
  });

  it('an invitation that is withdrawn makes nobody a member', async () => {
    const { runs, about, members, processId } = club();
    await chooseMembers(runs, about, ['oops@example.org']);
    const { rows } = await sql<{ id: string }>`
      select id from process_invitations where process_id = ${processId}`.execute(test.ctx.db);
    const elsewhere = club();
    const theirs = { processId: elsewhere.processId, id: rows[0]?.id ?? '' };
    expect(await withdrawInvitation(elsewhere.runs, theirs)).toMatchObject({ code: 'not-a-member' });
    expect(await withdrawInvitation(runs, { processId, id: rows[0]?.id ?? '' })).toMatchObject({ ok: true });
    await openAccount(test.ctx, 'oops@example.org', 'ca', '1');
    expect(await members()).toEqual([]);
  });
});
