import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { endSession } from './end-session.ts';
import { readSessions } from './read-account.ts';
import { recogniseSession } from './recognise-session.ts';
import { startSession } from './sign-in-with-ticket.ts';
import { identityPlatform, settle } from './testing.ts';

describe('ending sessions', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  async function enterTwice(email: string): Promise<{ here: string; there: string; ctx: Ctx }> {
    const { personId } = await settle(test, email);
    const here = await startSession(test.ctx, personId, 'Here');
    const there = await startSession(test.ctx, personId, 'There');
    return { here, there, ctx: test.ctx.as(await recogniseSession(test.ctx, here, { rolesNeedProof: false })) };
  }
  const isIn = async (token: string) =>
    (await recogniseSession(test.ctx, token, { rolesNeedProof: false })).kind === 'person';

  it('signs out here and stays in there', async () => {
    const { here, there, ctx } = await enterTwice('a@example.org');
    await endSession(ctx, 'this');
    expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
  });

  it('ends all others and keeps this one', async () => {
    const { here, there, ctx } = await enterTwice('b@example.org');
    expect(await endSession(ctx, 'others')).toEqual({ ok: true, value: { ended: 1 } });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  it("does not end another person's session", async () => {
    const mine = await enterTwice('c@example.org');
    const hers = await enterTwice('d@example.org');
    const [session] = await readSessions(hers.ctx);
    if (session) await endSession(mine.ctx, { id: session.id });
    expect([await isIn(hers.here), await isIn(hers.there)]).toEqual([true, true]);
  });

  it('asks a visitor to sign in', async () => {
    expect(await endSession(test.ctx, 'others')).toMatchObject({ ok: false, code: 'sign-in-needed' });
  });
});
