import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId } from '#platform/testing.ts';
import { grantRole, revokeRole } from './grant-role.ts';
import { listGrants } from './roles-store.ts';
import { cityOf, identityPlatform, settle } from './testing.ts';

describe('giving and taking roles', () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await identityPlatform();
    for (const name of ['ada', 'bea', 'cloe']) await settle(test, `${name}@example.org`);
  });
  afterAll(() => test.close());

  const processId = testId<ProcessId>(7);

  it.each(['officer', 'moderator', 'facilitator'] as const)('is not for an %s', async (role) => {
    const ctx = test.ctx.as(personActor({ roles: [role] }));
    expect(await grantRole(ctx, { email: 'ada@example.org', role: 'administrator', processId: null })).toMatchObject({
      code: 'administrators-only',
    });
  });

  it('gives a role once, however often it is given', async () => {
    for (let i = 0; i < 2; i++)
      expect((await grantRole(cityOf(test), { email: 'Ada@example.org', role: 'facilitator', processId })).ok).toBe(
        true,
      );
    expect((await listGrants(test.ctx)).filter((grant) => grant.role === 'facilitator')).toHaveLength(1);
  });

  it('names a facilitator for a process, never for the city', async () => {
    expect(
      await grantRole(cityOf(test), { email: 'ada@example.org', role: 'facilitator', processId: null }),
    ).toMatchObject({ code: 'facilitator-needs-process' });
  });

  it('knows only those who have signed in', async () => {
    expect(
      await grantRole(cityOf(test), { email: 'nobody@example.org', role: 'officer', processId: null }),
    ).toMatchObject({ code: 'no-such-account' });
  });

  it('keeps the last administrator, also when two leave at the same moment', async () => {
    for (const email of ['bea@example.org', 'cloe@example.org'])
      await grantRole(cityOf(test), { email, role: 'administrator', processId: null });
    const administrators = (await listGrants(test.ctx)).filter((grant) => grant.role === 'administrator');
    const left = await Promise.all(administrators.map((grant) => revokeRole(cityOf(test), grant.id)));
    expect(left.map((result) => result.ok).sort()).toEqual([false, true]);
    expect((await listGrants(test.ctx)).filter((grant) => grant.role === 'administrator')).toHaveLength(1);
  });
});
