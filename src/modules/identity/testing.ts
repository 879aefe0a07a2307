import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { seedPeople } from './import-people.ts';
import { personalData } from './personal-data.ts';

/** A platform on which people can be settled. */
export function identityPlatform(): Promise<TestPlatform> {
  return testPlatform({ personalData });
}

/** Someone with an account, as use cases see her. */
export async function settle(test: TestPlatform, email: string): Promise<{ personId: PersonId; ctx: Ctx }> {
  const [personId] = (await seedPeople(test.ctx, [{ displayName: 'Aina', email, language: 'ca' }])) as [PersonId];
  return { personId, ctx: test.ctx.as(personActor({ personId, displayName: 'Aina' })) };
}

/** Acts for the city. */
export function cityOf(test: TestPlatform): Ctx {
  return test.ctx.as({ kind: 'system', name: 'test' });
}

/** Everybody signed in two hours ago: too long for what cannot be undone. */
export async function ageSessions(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await sql`update sessions set created_at = created_at - interval '2 hours',
    proven_at = proven_at - interval '2 hours'`.execute(ctx.db);
}
