import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';

/** What both have stays the account's; the rest goes over. */
export async function moveToAccount(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    with theirs as (delete from follows where person_id = ${from} returning kind, subject_id, since)
    insert into follows (person_id, kind, subject_id, since) select ${to}, kind, subject_id, since from theirs
    on conflict do nothing`.execute(ctx.db);
  await sql`
    with theirs as (delete from notices where person_id = ${from} returning event_id, because, created_at, read_at, letter)
    insert into notices (person_id, event_id, because, created_at, read_at, letter)
    select ${to}, event_id, because, created_at, read_at, letter from theirs
    on conflict do nothing`.execute(ctx.db);
  await sql`delete from notice_choices where person_id = ${from}`.execute(ctx.db);
  await sql`delete from follow_choices where person_id = ${from}`.execute(ctx.db);
  await sql`update follows f set subject_id = ${to} where subject_id = ${from}
    and not exists (select 1 from follows o where o.person_id = f.person_id and o.subject_id = ${to})`.execute(ctx.db);
  await sql`delete from follows where subject_id = ${from} or (person_id = ${to} and subject_id = ${to})`.execute(
    ctx.db,
  );
  await sql`update notice_events set by_person = ${to} where by_person = ${from}`.execute(ctx.db);
}

/** Nobody goes on following somebody who left; her own rows go as they are declared. */
export async function forgetFollowsOf(ctx: Ctx, personId: PersonId): Promise<void> {
  await sql`delete from follows where subject_id = ${personId}`.execute(ctx.db);
}
