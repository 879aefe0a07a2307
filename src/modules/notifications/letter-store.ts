import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Frequency, type Notice, type NoticeEventId, type NoticeKind, USUAL_FREQUENCY } from './notice.ts';
import { NOTICE_COLUMNS, TOLD_OF, toNotice } from './notice-store.ts';
import type { NotificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<NotificationTables>();

export type DigestFrequency = 'daily' | 'weekly';
export interface Round {
  readonly id: string;
  readonly frequency: DigestFrequency;
  readonly upTo: Date;
  readonly reached: PersonId | null;
}

/** A notice that a letter may speak of. */
export interface Waiting extends Notice {
  readonly personId: PersonId;
  readonly kind: NoticeKind;
}

/** One round a day and frequency, whoever asks and however often. */
export async function openRound(ctx: Ctx, frequency: DigestFrequency, day: string): Promise<void> {
  await tables(ctx)
    .insertInto('notice_rounds')
    .values({ id: ctx.newId(), frequency, day, up_to: ctx.clock.now(), reached: null, done_at: null })
    .onConflict((conflict) => conflict.columns(['frequency', 'day']).doNothing())
    .execute();
}

export async function unfinishedRounds(ctx: Ctx): Promise<{ id: string }[]> {
  return tables(ctx).selectFrom('notice_rounds').select('id').where('done_at', 'is', null).orderBy('id').execute();
}

/** Locked until the commit: two machines never write for the same people. Undefined: it is done. */
export async function lockRound(ctx: Ctx, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`
    select id, frequency, up_to as "upTo", reached from notice_rounds
    where id = ${id} and done_at is null for update`.execute(ctx.db);
  return rows[0];
}

export async function keepRound(
  ctx: Ctx,
  id: string,
  { reached, letters }: { readonly reached: PersonId | null; readonly letters: number },
): Promise<void> {
  await sql`
    update notice_rounds set letters = letters + ${letters}, reached = ${reached}::uuid,
      done_at = case when ${reached}::uuid is null then ${ctx.clock.now()}::timestamptz end
    where id = ${id}`.execute(ctx.db);
}

/** The next people of whom some notice waits for a letter. */
export async function peopleWaiting(ctx: Ctx, { reached, upTo }: Round, size: number): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select distinct person_id from notices
    where letter is null and (${reached}::uuid is null or person_id > ${reached}::uuid) and created_at <= ${upTo}
    order by person_id limit ${size}`.execute(ctx.db);
  return rows.map((row) => row.person_id);
}

/** The next people who want to be told of this piece of news at once. */
export async function peopleAtOnce(
  ctx: Ctx,
  eventId: NoticeEventId,
  page: { readonly after: PersonId | null; readonly size: number },
): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select n.person_id from notices n join notice_events e on e.id = n.event_id
      join notice_choices c on c.person_id = n.person_id and c.kind = e.kind and c.frequency = 'at-once'
    where n.event_id = ${eventId} and n.letter is null
      and (${page.after}::uuid is null or n.person_id > ${page.after}::uuid)
    order by n.person_id limit ${page.size}`.execute(ctx.db);
  return rows.map((row) => row.person_id);
}

/** What waits for these people and is to be told as often as this, the oldest first. Written down for each of them. */
export async function waitingFor(
  ctx: Ctx,
  people: readonly PersonId[],
  what: { readonly frequency: Frequency; readonly upTo: Date; readonly eventId?: NoticeEventId },
): Promise<Waiting[]> {
  const reading = { subjects: people, columns: TOLD_OF, purpose: 'notices' } as const;
  const { rows } = await ctx.personal.read(reading, (inside, allowed) =>
    sql<Parameters<typeof toNotice>[0] & { personId: PersonId; kind: NoticeKind }>`
      select n.person_id as "personId", e.kind, ${NOTICE_COLUMNS}
      from notices n join notice_events e on e.id = n.event_id
        left join notice_choices c on c.person_id = n.person_id and c.kind = e.kind
      where n.person_id = any(${[...allowed]}::uuid[]) and n.letter is null
        and (${what.eventId ?? null}::uuid is null or n.event_id = ${what.eventId ?? null}::uuid)
        and n.created_at <= ${what.upTo} and e.ripe_at <= ${what.upTo}
        and (coalesce(c.frequency, ${USUAL_FREQUENCY}) = ${what.frequency}
          -- She chose at once after the letters had left.
          or (${what.frequency} = 'daily' and c.frequency = 'at-once' and e.written_at is not null))
      order by n.person_id, n.event_id`.execute(inside.db),
  );
  return rows.map(({ personId, kind, ...row }) => ({ ...toNotice(row), personId, kind }));
}

/** What of theirs nobody wants a letter about waits no longer. */
export async function settleUnwanted(ctx: Ctx, people: readonly PersonId[], upTo: Date): Promise<void> {
  await sql`
    update notices n set letter = 'unwanted'
    from notice_events e join notice_choices c on c.kind = e.kind and c.frequency = 'never'
    where e.id = n.event_id and c.person_id = n.person_id and n.person_id = any(${[...people]}::uuid[])
      and n.letter is null and n.created_at <= ${upTo}`.execute(ctx.db);
}

export async function settle(
  ctx: Ctx,
  notices: readonly Pick<Waiting, 'personId' | 'eventId'>[],
  letter: 'written' | 'unwanted',
): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    update notices n set letter = ${letter}
    from unnest(${notices.map(({ personId }) => personId)}::uuid[], ${notices.map(({ eventId }) => eventId)}::uuid[])
      as told (person_id, event_id)
    where n.person_id = told.person_id and n.event_id = told.event_id`.execute(ctx.db);
}

/** How far the letters are that leave at once. Undefined: all are written, or not everybody is told yet. */
export async function lockLetters(
  ctx: Ctx,
  eventId: NoticeEventId,
): Promise<{ after: PersonId | null; ripeAt: Date } | undefined> {
  const { rows } = await sql<{ after: PersonId | null; ripeAt: Date }>`
    select written_person as after, ripe_at as "ripeAt" from notice_events
    where id = ${eventId} and told_at is not null and written_at is null for update`.execute(ctx.db);
  return rows[0];
}

/** @param reached null: that was all */
export async function keepLetters(ctx: Ctx, eventId: NoticeEventId, reached: PersonId | null): Promise<void> {
  await sql`
    update notice_events set written_person = ${reached}::uuid,
      written_at = case when ${reached}::uuid is null then ${ctx.clock.now()}::timestamptz end
    where id = ${eventId}`.execute(ctx.db);
}
