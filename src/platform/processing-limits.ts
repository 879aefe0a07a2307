import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Purpose } from '#kernel/personal-data.ts';
import type { Database } from './database.ts';
import type { LimitKind, ProcessingLimit } from './personal-data.ts';

/** Purposes without which there is no account, or nobody could be held to what was read: they end with the account. */
const NEEDED: readonly Purpose[] = ['account', 'security'];

/** Part of a query on `person_keys`: whether somebody else asks under a purpose that this person limited. */
export function isLimited(actor: Actor, purpose: Purpose): RawBuilder<boolean> {
  if (NEEDED.includes(purpose)) return sql`false`;
  const own = actor.kind === 'person' ? actor.personId : null;
  return sql`(person_keys.person_id is distinct from ${own}::uuid and exists (select from processing_limits l
    where l.person_id = person_keys.person_id and l.purpose = ${purpose}))`;
}

export async function limitedAmong(
  db: Database,
  purpose: Purpose,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0 || NEEDED.includes(purpose)) return new Set();
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from processing_limits
    where purpose = ${purpose} and person_id = any(${[...new Set(people)]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function limitsOf(db: Database, personId: PersonId): Promise<ProcessingLimit[]> {
  const { rows } = await sql<ProcessingLimit>`
    select purpose, kind, since from processing_limits where person_id = ${personId} order by since`.execute(db);
  return rows;
}

export async function setLimit(
  db: Database,
  personId: PersonId,
  { purpose, kind, now }: { purpose: Purpose; kind: LimitKind | null; now: Date },
): Promise<void> {
  if (NEEDED.includes(purpose)) throw new Error(`Data cannot be limited for the purpose ${purpose}.`);
  if (kind === null) {
    await sql`delete from processing_limits where person_id = ${personId} and purpose = ${purpose}`.execute(db);
    return;
  }
  await sql`insert into processing_limits (person_id, purpose, kind, since)
    values (${personId}, ${purpose}, ${kind}, ${now})
    on conflict (person_id, purpose) do update set kind = excluded.kind, since = excluded.since`.execute(db);
}

/** What either of the two limited stays limited: an objection weighs more than a restriction. */
export async function moveLimits(db: Database, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    with theirs as (delete from processing_limits where person_id = ${from} returning purpose, kind, since)
    insert into processing_limits (person_id, purpose, kind, since) select ${to}, purpose, kind, since from theirs
    on conflict (person_id, purpose) do update set kind = excluded.kind
      where excluded.kind = 'objected'`.execute(db);
}
