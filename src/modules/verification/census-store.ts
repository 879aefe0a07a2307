import { type Selectable, sql } from 'kysely';
import type { DistrictId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables } from './tables.ts';
import type { Level } from './taking-part.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export interface StagedLine {
  readonly line: number;
  readonly documentHash: string;
  readonly birthCheck: string;
  readonly ageFrom: number;
  readonly districtId: DistrictId | null;
  readonly level: Level;
  /** The same document under older keys, if there are any. */
  readonly earlier: readonly string[];
}

/** One census is loaded at a time; the lines of one that broke off are gone. */
export async function emptyStaging(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('census load', 0))`.execute(ctx.db);
  await sql`truncate census_staging`.execute(ctx.db);
}

export async function stage(ctx: Ctx, lines: readonly StagedLine[]): Promise<void> {
  const earlier = lines.map((line) => (line.earlier.length === 0 ? null : line.earlier.join(' ')));
  await sql`
    insert into census_staging (line, document_hash, birth_check, age_from, district_id, level, earlier)
    select line, document_hash, birth_check, age_from, district_id, level, string_to_array(earlier, ' ')
    from unnest(${lines.map(({ line }) => line)}::int[], ${lines.map((one) => one.documentHash)}::text[],
      ${lines.map((one) => one.birthCheck)}::text[], ${lines.map((one) => one.ageFrom)}::int[],
      ${lines.map((one) => one.districtId)}::uuid[], ${lines.map((one) => one.level)}::text[], ${earlier}::text[])
      as staged (line, document_hash, birth_check, age_from, district_id, level, earlier)`.execute(ctx.db);
}

/** Lines whose document stands in the file before: how many, and the first hundred. */
export async function repeatedLines(ctx: Ctx): Promise<{ readonly count: number; readonly first: readonly number[] }> {
  await sql`analyze census_staging`.execute(ctx.db);
  const { rows } = await sql<{ count: number; first: number[] }>`
    with repeated as (
      select (array_agg(line order by line))[2:] as lines from census_staging group by document_hash having count(*) > 1
    )
    select coalesce(sum(cardinality(lines)), 0)::int as count,
      array(select unnest(lines) as line from repeated order by line limit 100) as first from repeated`.execute(ctx.db);
  return rows[0] ?? { count: 0, first: [] };
}

/** Of each document, the first line stays. */
export async function dropRepeated(ctx: Ctx): Promise<void> {
  await sql`
    delete from census_staging s using (
      select document_hash, min(line) as line from census_staging group by document_hash having count(*) > 1
    ) first where s.document_hash = first.document_hash and s.line > first.line`.execute(ctx.db);
}

export async function countCensus(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from census_people`.execute(ctx.db);
  return rows[0]?.people ?? 0;
}

/** People of the census who are not in the file, under whichever key. */
export async function countMissing(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from census_people c
    where not exists (
      select from (select document_hash as hash from census_staging
        union all select unnest(earlier) from census_staging where earlier is not null) s
      where s.hash = c.document_hash
    )`.execute(ctx.db);
  return rows[0]?.people ?? 0;
}

/** Makes the census what the file says: only what differs is written. */
export async function takeOver(ctx: Ctx): Promise<{ added: number; changed: number; removed: number }> {
  const gone = await sql`
    delete from census_people c
    where not exists (select from census_staging s where s.document_hash = c.document_hash)`.execute(ctx.db);
  // Two joins rather than one upsert: an upsert locks, and so rewrites, every row that stays as it is.
  const changed = await sql`
    update census_people c set birth_check = s.birth_check, age_from = s.age_from, district_id = s.district_id, level = s.level
    from census_staging s where s.document_hash = c.document_hash
      and (c.birth_check, c.age_from, c.district_id, c.level) is distinct from (s.birth_check, s.age_from, s.district_id, s.level)`.execute(
    ctx.db,
  );
  const added = await sql`
    insert into census_people (document_hash, birth_check, age_from, district_id, level)
    select document_hash, birth_check, age_from, district_id, level from census_staging s
    where not exists (select from census_people c where c.document_hash = s.document_hash)
    order by document_hash`.execute(ctx.db);
  const count = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }) => Number(numAffectedRows ?? 0);
  return { added: count(added), changed: count(changed), removed: count(gone) };
}

/**
 * Residents who verified themselves follow the census: hashes move to the newest key, bands and districts are those of
 * today, and who is no longer there lapses. Whoever showed her document at a desk stays.
 */
export async function refreshVoters(ctx: Ctx, hasOlderKeys: boolean): Promise<void> {
  if (hasOlderKeys) {
    await sql`
      update voters v set document_hash = s.document_hash
      from (select document_hash, unnest(earlier) as before from census_staging where earlier is not null) s
      where v.document_hash = s.before
        and not exists (select from voters o where o.document_hash = s.document_hash)`.execute(ctx.db);
  }
  await sql`
    update voters v set age_from = s.age_from, district_id = s.district_id, lapsed_at = null
    from census_staging s where v.document_hash = s.document_hash and v.person_id is not null
      and (v.age_from, v.district_id, v.lapsed_at) is distinct from (s.age_from, s.district_id, null)`.execute(ctx.db);
  await sql`
    update voters v set lapsed_at = ${ctx.clock.now()}
    where v.way <> 'desk' and v.lapsed_at is null and v.person_id is not null
      and not exists (select from census_staging s where s.document_hash = v.document_hash)`.execute(ctx.db);
}

export async function noteLoad(
  ctx: Ctx,
  load: Omit<CensusLoad, 'id' | 'loaded_at' | 'loaded_by' | 'key_id'>,
): Promise<void> {
  const loadedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await tables(ctx)
    .insertInto('census_loads')
    .values({
      id: ctx.newId<string>(),
      loaded_at: ctx.clock.now(),
      loaded_by: loadedBy,
      key_id: ctx.keys.currentId,
      ...load,
    })
    .execute();
  await sql`truncate census_staging`.execute(ctx.db);
}

export type CensusLoad = Selectable<VerificationTables['census_loads']>;

export async function lastLoads(ctx: Ctx, limit = 10): Promise<CensusLoad[]> {
  return tables(ctx).selectFrom('census_loads').selectAll().orderBy('loaded_at', 'desc').limit(limit).execute();
}

export type CensusPerson = Selectable<VerificationTables['census_people']>;

/** @param hashes under every key, newest first */
export async function findInCensus(ctx: Ctx, hashes: readonly string[]): Promise<CensusPerson | undefined> {
  return tables(ctx).selectFrom('census_people').selectAll().where('document_hash', 'in', hashes).executeTakeFirst();
}

/** She was found under an older key: from now on under the newest. */
export async function rehashCensus(
  ctx: Ctx,
  before: string,
  after: { documentHash: string; birthCheck: string },
): Promise<void> {
  await sql`
    update census_people set document_hash = ${after.documentHash}, birth_check = ${after.birthCheck}
    where document_hash = ${before} and not exists (select from census_people where document_hash = ${after.documentHash})`.execute(
    ctx.db,
  );
}

export interface KeyUse {
  readonly key: string;
  readonly census: number;
  readonly voters: number;
  readonly letters: number;
}

/** How much stands under each key: what a rotation still has before it. */
export async function countByKey(ctx: Ctx): Promise<KeyUse[]> {
  const { rows } = await sql<KeyUse>`
    select key, sum(census)::int as census, sum(voters)::int as voters, sum(letters)::int as letters from (
      select split_part(document_hash, '.', 1) as key, 1 as census, 0 as voters, 0 as letters from census_people
      union all select split_part(document_hash, '.', 1), 0, 1, 0 from voters
      union all select split_part(document_hash, '.', 1), 0, 0, 1 from letter_codes where used_at is null
    ) used group by key order by key desc`.execute(ctx.db);
  return rows;
}
