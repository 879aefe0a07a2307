import { type Insertable, type Selectable, sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables, VoterId } from './tables.ts';
import type { Level, Standing } from './taking-part.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export type Voter = Selectable<VerificationTables['voters']>;

/** What the census says of her and under which age a guardian is asked, in one way to the database. */
export async function findStanding(
  ctx: Ctx,
  personId: PersonId,
): Promise<{ readonly standing: Standing | null; readonly guardianAge: number }> {
  const { rows } = await sql<Partial<Voter> & { guardian_age: number }>`/* often */
    select s.guardian_age, v.level, v.age_from, v.district_id, v.guardian_at
    from verification_settings s left join voters v on v.person_id = ${personId} and v.lapsed_at is null`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new Error('The row of verification_settings is gone: restore it with its migration.');
  const { guardian_age: guardianAge, level, age_from, district_id, guardian_at } = row;
  if (!level) return { standing: null, guardianAge };
  const said = { ageFrom: age_from ?? null, districtId: district_id ?? null, guardianAt: guardian_at ?? null };
  return { standing: { level, ...said }, guardianAge };
}

/**
 * How many of these people are in each age band, named by its lower edge; null: not verified, or nobody knows. Whoever is among them
 * counts once, also where there is no account.
 */
export async function countByAge(ctx: Ctx, people: readonly (PersonId | null)[]): Promise<Map<number | null, number>> {
  const { rows } = await sql<{ age: number | null; people: number }>`
    select v.age_from as age, count(*)::int as people
    from unnest(${[...people]}::uuid[]) as p (id) left join voters v on v.person_id = p.id
    group by v.age_from order by v.age_from nulls last`.execute(ctx.db);
  return new Map(rows.map(({ age, people: count }) => [age, count]));
}

export async function findVoter(ctx: Ctx, by: { personId: PersonId } | { id: VoterId }): Promise<Voter | undefined> {
  const query = tables(ctx).selectFrom('voters').selectAll();
  return ('id' in by ? query.where('id', '=', by.id) : query.where('person_id', '=', by.personId)).executeTakeFirst();
}

/** Everybody else who comes with this document waits until the transaction ends. @param hashes under every key, newest first */
export async function lockDocument(ctx: Ctx, hashes: readonly string[]): Promise<Voter | undefined> {
  // The oldest key's hash: the same for two requests that straddle a rotation.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`voter ${hashes.at(-1)}`}, 0))`.execute(ctx.db);
  return tables(ctx)
    .selectFrom('voters')
    .selectAll()
    .where('document_hash', 'in', hashes)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertVoter(ctx: Ctx, voter: Insertable<VerificationTables['voters']>): Promise<void> {
  await tables(ctx).insertInto('voters').values(voter).execute();
}

export async function updateVoter(ctx: Ctx, id: VoterId, change: Partial<Voter>): Promise<void> {
  await tables(ctx).updateTable('voters').set(change).where('id', '=', id).execute();
}

/** Her account is gone: nothing but the keyed hash stays, so that nobody takes part twice by leaving. */
export async function letGo(ctx: Ctx, personId: PersonId): Promise<void> {
  const nothing = { person_id: null, age_from: null, district_id: null, return_hash: null, guardian_at: null };
  await tables(ctx)
    .updateTable('voters')
    .set({ ...nothing, guardian_way: null, verified_by: null, left_at: ctx.clock.now() })
    .where('person_id', '=', personId)
    .execute();
}

/** Voters who left before a day, and their lines of the roll. */
export async function deleteLongGone(ctx: Ctx, before: Date): Promise<void> {
  const gone = tables(ctx).selectFrom('voters').select('id').where('left_at', '<', before);
  await tables(ctx).deleteFrom('participation_roll').where('participant', 'in', gone).execute();
  await tables(ctx).deleteFrom('voters').where('left_at', '<', before).execute();
}

/** A guest who comes back with the code she was given. */
export async function findByReturnCode(
  ctx: Ctx,
  hashes: readonly string[],
  codes: readonly string[],
): Promise<Voter | undefined> {
  return tables(ctx)
    .selectFrom('voters')
    .selectAll()
    .where('document_hash', 'in', hashes)
    .where('return_hash', 'in', codes)
    .executeTakeFirst();
}

/** How many residents are verified now, by level. */
export async function countVoters(ctx: Ctx): Promise<Readonly<Record<Level, number>>> {
  const { rows } = await sql<{ level: Level; people: number }>`
    select level, count(*)::int as people from voters where person_id is not null and lapsed_at is null group by level`.execute(
    ctx.db,
  );
  const of = (level: Level) => rows.find((row) => row.level === level)?.people ?? 0;
  return { basic: of('basic'), strong: of('strong') };
}

export interface Settings {
  /** years; 0: nobody needs a guardian */
  readonly guardianAge: number;
  /** days a letter's code works */
  readonly letterDays: number;
}

export async function readSettings(ctx: Ctx): Promise<Settings> {
  const row = await tables(ctx).selectFrom('verification_settings').selectAll().executeTakeFirstOrThrow();
  return { guardianAge: row.guardian_age, letterDays: row.letter_days };
}

export async function writeSettings(ctx: Ctx, { guardianAge, letterDays }: Settings): Promise<void> {
  await tables(ctx)
    .updateTable('verification_settings')
    .set({ guardian_age: guardianAge, letter_days: letterDays })
    .execute();
}
