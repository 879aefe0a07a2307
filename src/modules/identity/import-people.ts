import type { PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertImported, insertSeeded } from './import-store.ts';

/**
 * People behind imported texts: one account a pseudonym, which nobody can sign in to. Repeated, it finds the same ones.
 *
 * @param source names the platform they come from
 * @returns the person of each key
 */
export async function importPeople(
  ctx: Ctx,
  source: string,
  people: readonly { key: string; displayName: string; organisationName?: string; language: Language }[],
): Promise<Map<string, PersonId>> {
  if (people.length === 0) return new Map();
  const rows = people.map((person) => ({
    id: ctx.newId<PersonId>(),
    display_name: person.displayName,
    organisation_name: person.organisationName ?? null,
    language: person.language,
    created_at: ctx.clock.now(),
    imported_from: `${source}:${person.key}`,
  }));
  const found = await insertImported(ctx, rows);
  return new Map(found.map((row) => [row.imported_from.slice(source.length + 1), row.id]));
}

export interface SeededPerson {
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
  readonly organisationName?: string | null;
  readonly districtId?: import('#kernel/ids.ts').DistrictId | null;
}

/** Accounts of the demo city, with addresses that lead nowhere. */
export async function seedPeople(ctx: Ctx, people: readonly SeededPerson[]): Promise<PersonId[]> {
  const rows = [];
  for (const person of people) {
    const id = ctx.newId<PersonId>();
    rows.push({
      id,
      display_name: person.displayName,
      email_lookup: ctx.keys.lookup('email', person.email),
      email_sealed: await ctx.personal.seal({ personId: id, column: 'people.email_sealed' }, person.email),
      organisation_name: person.organisationName ?? null,
      language: person.language,
      district_id: person.districtId ?? null,
      created_at: ctx.clock.now(),
    });
  }
  await insertSeeded(ctx, rows);
  return rows.map((row) => row.id);
}
