import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId } from '#platform/testing.ts';
import { chooseMembers } from './choose-members.ts';
import { seedPeople } from './import-people.ts';
import { listMembers, MEMBERS_A_PAGE } from './list-members.ts';
import { cityOf, identityPlatform } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await identityPlatform();
});
afterAll(() => test.close());

const processId = testId<ProcessId>(1);
const about = { processId, title: { ca: 'Consell' }, path: '/processes/council' };

it('shows everybody once, page after page, and writes each reading down', async () => {
  const people = Array.from({ length: MEMBERS_A_PAGE + 3 }, (_, n) => ({
    displayName: n % 2 === 0 ? 'Aina' : `Bru ${n}`,
    email: `m${n}@example.org`,
    language: 'ca' as const,
  }));
  await seedPeople(cityOf(test), people);
  const runs = test.ctx.as(personActor({ roles: [{ role: 'facilitator', processId }] }));
  await chooseMembers(runs, about, [...people.map(({ email }) => email), 'waits@example.org']);
  const first = await listMembers(runs, processId, null);
  const second = await listMembers(runs, processId, first?.next ?? null);
  const seen = [...(first?.members ?? []), ...(second?.members ?? [])].map(({ email }) => email);
  expect(new Set(seen)).toEqual(new Set(people.map(({ email }) => email)));
  expect(seen).toHaveLength(people.length);
  expect(second?.next).toBeNull();
  expect(first).toMatchObject({ total: people.length, invitations: [{ email: 'waits@example.org' }] });
  const { rows } = await sql<{ n: number }>`
    select count(distinct person_id)::int as n from personal_data_accesses
    where purpose = 'participation' and columns @> '{people.email_sealed}'`.execute(test.ctx.db);
  expect(rows[0]?.n).toBe(people.length);
});

it('is nobody else’s to see', async () => {
  expect(await listMembers(test.ctx.as(personActor({ roles: ['moderator'] })), processId, null)).toBeNull();
  expect(await listMembers(test.ctx.as(personActor()), processId, null)).toBeNull();
});
