import type { Role } from '#kernel/actor.ts';
import type { DistrictId, PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { acceptTerms, grantRole, insertMembers, seedPeople } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readDemo } from './demo-files.ts';

interface DemoPerson {
  readonly key: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
  readonly district: string | null;
  readonly organisation?: string;
  readonly roles?: readonly { role: Role; process?: string }[];
}

interface Places {
  /** The terms that hold, and those that are announced: staff read them already, residents are asked. */
  readonly terms: { readonly inForce: string; readonly coming: string };
  readonly districts: ReadonlyMap<string, DistrictId>;
  readonly processes: ReadonlyMap<string, { id: ProcessId; members: readonly string[] }>;
}

export async function fillPeople(ctx: Ctx, places: Places): Promise<Map<string, PersonId>> {
  const people = readDemo<DemoPerson[]>('people.json');
  const ids = await seedPeople(
    ctx,
    people.map((person) => ({
      displayName: person.displayName,
      email: person.email,
      language: person.language,
      organisationName: person.organisation ?? null,
      districtId: person.district ? (places.districts.get(person.district) ?? null) : null,
    })),
  );
  for (const person of people) {
    for (const { role, process } of person.roles ?? []) {
      const processId = process ? (places.processes.get(process)?.id ?? null) : null;
      await grantRole(ctx, { email: person.email, role, processId });
    }
  }
  for (const [position, { roles = [] }] of people.entries()) {
    const version = roles.length > 0 ? places.terms.coming : places.terms.inForce;
    await acceptTerms(ctx, ids[position] as PersonId, version, 'sign-in');
  }
  const byKey = new Map(people.map((person, position) => [person.key, ids[position] as PersonId]));
  for (const { id, members } of places.processes.values())
    await insertMembers(
      ctx,
      id,
      members.flatMap((key) => byKey.get(key) ?? []),
    );
  return byKey;
}
