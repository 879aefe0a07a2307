import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ConsentEntry } from './consent-chain.ts';
import type { ConsentKey } from './consents.ts';

const COLUMNS = sql`person_id as "personId", seq, consent, given, words, language, place as "saidAt", at,
  previous_hash as "previousHash", hash`;

/** Two sayings of one person take turns until the transaction ends. */
export async function takeTurn(ctx: Ctx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consents:${personId}`}, 0))`.execute(ctx.db);
}

export async function lastEntry(ctx: Ctx, personId: PersonId): Promise<ConsentEntry | undefined> {
  const { rows } = await sql<ConsentEntry>`
    select ${COLUMNS} from consent_entries where person_id = ${personId} order by seq desc limit 1`.execute(ctx.db);
  return rows[0];
}

export async function insertEntry(ctx: Ctx, entry: ConsentEntry): Promise<void> {
  await sql`insert into consent_entries
      (person_id, seq, consent, given, words, language, place, at, previous_hash, hash)
    values (${entry.personId}, ${entry.seq}, ${entry.consent}, ${entry.given}, ${entry.words}, ${entry.language},
      ${entry.saidAt}, ${entry.at}, ${entry.previousHash}, ${entry.hash})`.execute(ctx.db);
}

export async function entriesOf(ctx: Ctx, personId: PersonId): Promise<ConsentEntry[]> {
  const { rows } = await sql<ConsentEntry>`
    select ${COLUMNS} from consent_entries where person_id = ${personId} order by seq`.execute(ctx.db);
  return rows;
}

export async function latestOf(
  ctx: Ctx,
  personId: PersonId,
  consent: ConsentKey,
): Promise<Pick<ConsentEntry, 'given' | 'words' | 'at'> | undefined> {
  const { rows } = await sql<Pick<ConsentEntry, 'given' | 'words' | 'at'>>`
    select given, words, at from consent_entries where person_id = ${personId} and consent = ${consent}
    order by seq desc limit 1`.execute(ctx.db);
  return rows[0];
}

/** Those of the people whose last word on it was yes. */
export async function standingAmong(ctx: Ctx, consent: ConsentKey, people: readonly PersonId[]): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select id from unnest(${people}::uuid[]) as asked (id) where (
      select given from consent_entries e where e.person_id = asked.id and e.consent = ${consent}
      order by seq desc limit 1)`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Everyone whose last word on it was yes, in the order of their ids. */
export async function standingAfter(
  ctx: Ctx,
  consent: ConsentKey,
  after: PersonId | null,
  limit: number,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from (
      select distinct on (person_id) person_id, given from consent_entries
      where consent = ${consent} and (${after}::uuid is null or person_id > ${after}::uuid)
      order by person_id, seq desc) latest
    where given order by person_id limit ${limit}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Her last word on each consent, in the order in which she said it: to be said again elsewhere. */
export async function lastSayings(ctx: Ctx, personId: PersonId): Promise<ConsentEntry[]> {
  const { rows } = await sql<ConsentEntry>`
    select ${COLUMNS} from (
      select distinct on (consent) * from consent_entries where person_id = ${personId} order by consent, seq desc) last
    order by seq`.execute(ctx.db);
  return rows;
}

/** The whole chain of somebody whose sayings stand in another's. */
export async function deleteEntries(ctx: Ctx, personId: PersonId): Promise<void> {
  await sql`delete from consent_entries where person_id = ${personId}`.execute(ctx.db);
}
