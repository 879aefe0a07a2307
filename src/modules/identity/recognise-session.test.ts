import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { grantRole } from './grant-role.ts';
import { recogniseSession } from './recognise-session.ts';
import { startSession } from './sign-in-with-ticket.ts';
import { cityOf, identityPlatform, settle } from './testing.ts';

describe('recognising a session', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
  });
  afterAll(() => test.close());

  it('knows the person and her roles', async () => {
    const { personId } = await settle(test, 'officer@example.org');
    await grantRole(cityOf(test), { email: 'officer@example.org', role: 'officer', processId: null });
    const token = await startSession(test.ctx, personId, 'Test');
    expect(await recogniseSession(test.ctx, token, { rolesNeedProof: false })).toMatchObject({
      personId,
      roles: [{ role: 'officer', processId: null }],
    });
  });

  it('lives on while it is used, and ends after thirty days without a visit', async () => {
    const { personId } = await settle(test, 'visits@example.org');
    const token = await startSession(test.ctx, personId, 'Test');
    test.clock.set('2026-12-10T10:00:00Z');
    expect((await recogniseSession(test.ctx, token, { rolesNeedProof: false })).kind).toBe('person');
    test.clock.set('2027-01-05T10:00:00Z');
    expect((await recogniseSession(test.ctx, token, { rolesNeedProof: false })).kind).toBe('person');
    test.clock.set('2027-02-04T10:00:01Z');
    expect((await recogniseSession(test.ctx, token, { rolesNeedProof: false })).kind).toBe('visitor');
    test.clock.set('2026-11-16T10:00:00Z');
  });

  it('takes a made-up token for a visitor', async () => {
    expect(await recogniseSession(test.ctx, 'x'.repeat(500), { rolesNeedProof: false })).toEqual({ kind: 'visitor' });
  });
});
