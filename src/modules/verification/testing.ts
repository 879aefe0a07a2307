import type { Role } from '#kernel/actor.ts';
import type { PersonId, StepId } from '#kernel/ids.ts';
import { personalData as identity, seedPeople } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, type TestPlatformOptions, testId, testPlatform } from '#platform/testing.ts';
import { loadCensus } from './load-census.ts';
import { personalData } from './personal-data.ts';
import type { VoterId } from './tables.ts';
import { insertVoter, type Voter } from './voter-store.ts';

export const STEP = testId<StepId>(700_001);

export function verificationPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  return testPlatform({ ...options, personalData: [...identity, ...personalData] });
}

/** Verifies a person without asking anybody: a grown-up of level strong, unless said otherwise. */
export async function settleVoter(ctx: Ctx, personId: PersonId, voter: Partial<Voter> = {}): Promise<VoterId> {
  const id = ctx.newId<VoterId>();
  await insertVoter(ctx, {
    id,
    document_hash: ctx.keys.lookup('document', `test ${id}`),
    person_id: personId,
    level: 'strong',
    age_from: 35,
    way: 'desk',
    verified_at: ctx.clock.now(),
    ...voter,
  });
  return id;
}

/** Someone with an account and an address, as use cases see her. */
export async function resident(test: TestPlatform, roles: readonly Role[] = []) {
  people += 1;
  const email = `resident-${people}@example.org`;
  const [personId] = (await seedPeople(test.ctx, [{ displayName: `R${people}`, email, language: 'ca' }])) as [PersonId];
  const actor = personActor({ personId, roles, displayName: `R${people}` });
  return { personId, email, actor, ctx: test.ctx.as(actor) };
}
let people = 0;

/** A census of these: document, birth date. */
export async function settleCensus(test: TestPlatform, rows: readonly (readonly [string, string])[]): Promise<void> {
  async function* file() {
    yield Buffer.from(`document,birth_date\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  }
  const done = await loadCensus(test.ctx.as({ kind: 'system', name: 'test' }), { file: file(), allowShrinking: true });
  if (!done.ok) throw new Error(done.code);
}
