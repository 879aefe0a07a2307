import type { DistrictId, PersonId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Purpose } from '#kernel/personal-data.ts';
import type { Ctx } from '#platform/ctx.ts';
import { districtsAmong, findPerson, listSessions, sealedAddresses } from './store.ts';

export interface Account {
  readonly displayName: string;
  readonly email: string | null;
  readonly language: Language;
  readonly districtId: DistrictId | null;
  readonly organisationName: string;
  readonly since: Date;
}

export interface OpenSession {
  readonly id: SessionId;
  readonly device: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isThis: boolean;
}

const COLUMNS = ['people.language', 'people.district_id', 'people.created_at'];

/** The person's own account. */
export async function readAccount(ctx: Ctx, personId: PersonId): Promise<Account | undefined> {
  const row = await ctx.personal.read({ subjects: [personId], columns: COLUMNS, purpose: 'account' }, (inside) =>
    findPerson(inside, personId),
  );
  if (!row) return undefined;
  return {
    displayName: row.display_name,
    email: await ctx.personal.open({ personId, column: 'people.email_sealed', purpose: 'account' }, row.email_sealed),
    language: row.language,
    districtId: row.district_id,
    organisationName: row.organisation_name ?? '',
    since: row.created_at,
  };
}

/** When somebody opened her account; undefined where there is none. */
export async function readAccountSince(ctx: Ctx, personId: PersonId): Promise<Date | undefined> {
  const reading = { subjects: [personId], columns: ['people.created_at'], purpose: 'security' } as const;
  return (await ctx.personal.read(reading, (inside) => findPerson(inside, personId)))?.created_at;
}

/**
 * Where and in which language to write to somebody what concerns her; null where she cannot be written to.
 * @param purpose of the letter: she reads in her log why her address was opened
 */
export async function readAddressee(
  ctx: Ctx,
  personId: PersonId,
  purpose: Purpose,
): Promise<{ readonly email: string; readonly language: Language } | null> {
  const person = await findPerson(ctx, personId);
  const place = { personId, column: 'people.email_sealed', purpose } as const;
  const email = person && (await ctx.personal.open(place, person.email_sealed));
  return person && email ? { email, language: person.language } : null;
}

/** Her own address; null where there is none. */
export async function readEmail(ctx: Ctx, personId: PersonId): Promise<string | null> {
  const person = await findPerson(ctx, personId);
  const place = { personId, column: 'people.email_sealed', purpose: 'account' } as const;
  return person ? ctx.personal.open(place, person.email_sealed) : null;
}

/** The districts that people told, for counting: written down for each of them. */
export async function districtsOf(ctx: Ctx, people: readonly PersonId[]): Promise<(DistrictId | null)[]> {
  if (people.length === 0) return [];
  const reading = { subjects: people, columns: ['people.district_id'], purpose: 'statistics' } as const;
  return ctx.personal.read(reading, (inside, allowed) =>
    allowed.length === 0 ? Promise.resolve([]) : districtsAmong(inside, allowed),
  );
}

/** Addresses to write to, in the order of the ids; null where one has none. Written down for each of them. */
export async function addressesOf(
  ctx: Ctx,
  people: readonly PersonId[],
  purpose: Purpose,
): Promise<{ personId: PersonId; email: string | null; language: Language }[]> {
  if (people.length === 0) return [];
  const reading = { subjects: people, columns: ['people.language'], purpose };
  const rows = await ctx.personal.read(reading, (inside) => sealedAddresses(inside, people));
  const sealed = rows.map(({ id, email_sealed }) => ({ personId: id, sealed: email_sealed }));
  const emails = await ctx.personal.openMany({ column: 'people.email_sealed', purpose }, sealed);
  return rows.map(({ id, language }, index) => ({ personId: id, email: emails[index] ?? null, language }));
}

export async function readSessions(ctx: Ctx): Promise<OpenSession[]> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return [];
  const reading = {
    subjects: [actor.personId],
    columns: ['sessions.device', 'sessions.created_at', 'sessions.seen_at'],
    purpose: 'security',
  } as const;
  const rows = await ctx.personal.read(reading, (inside) => listSessions(inside, actor.personId));
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    startedAt: row.created_at,
    seenAt: row.seen_at,
    isThis: row.id === actor.sessionId,
  }));
}

/** The district she gave in her account, for an act of her own that counts where people live. */
export async function districtOf(ctx: Ctx, personId: PersonId): Promise<DistrictId | null> {
  const reading = { subjects: [personId], columns: ['people.district_id'], purpose: 'participation' } as const;
  const row = await ctx.personal.read(reading, (inside) => findPerson(inside, personId));
  return row?.district_id ?? null;
}
