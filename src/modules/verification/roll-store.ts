import { sql } from 'kysely';
import type { PersonId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Channel } from './roll.ts';
import type { VerificationTables, VoterId } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

interface Line {
  readonly participant: string;
  readonly person_id: PersonId | null;
  readonly channel: Channel;
  readonly joined_at: Date;
  readonly is_new: boolean;
}

/**
 * Puts a person on the roll of a step and gives back the line that stands there: hers, or one that somebody left with the
 * same document. She stands on it as the voter she is; without a verification, as her account.
 */
export async function putOnRoll(
  ctx: Ctx,
  place: { readonly stepId: StepId; readonly personId: PersonId; readonly channel: Channel },
): Promise<Line> {
  const { stepId, personId, channel } = place;
  const { rows } = await sql<Line>`/* often */
    with who as (
      select coalesce((select id from voters where person_id = ${personId}), ${personId}::uuid) as participant
    ), put as (
      insert into participation_roll (step_id, participant, person_id, channel, joined_at)
      select ${stepId}, participant, ${personId}, ${channel}, ${ctx.clock.now()} from who
      on conflict do nothing returning participant, person_id, channel, joined_at
    )
    select *, true as is_new from put
    union all
    select r.participant, r.person_id, r.channel, r.joined_at, false as is_new
    from participation_roll r join who using (participant)
    where r.step_id = ${stepId} and not exists (select from put)`.execute(ctx.db);
  const [line] = rows;
  // Another request put her there in between, which this statement's snapshot does not see: the next one does.
  return line ?? putOnRoll(ctx, place);
}

/** How and when she came onto the roll of a step; undefined: she does not stand on it. */
export async function findOnRoll(
  ctx: Ctx,
  stepId: StepId,
  personId: PersonId,
): Promise<Pick<Line, 'channel' | 'joined_at'> | undefined> {
  const { rows } = await sql<Pick<Line, 'channel' | 'joined_at'>>`
    select channel, joined_at from participation_roll where step_id = ${stepId}
      and participant = coalesce((select id from voters where person_id = ${personId}), ${personId}::uuid)`.execute(
    ctx.db,
  );
  return rows[0];
}

/** Only where she came through this door, if one is named. Gives back whether she stood there. */
export async function takeOffRoll(ctx: Ctx, stepId: StepId, personId: PersonId, door?: Channel): Promise<boolean> {
  const query = tables(ctx)
    .deleteFrom('participation_roll')
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId);
  const { numDeletedRows } = await (door ? query.where('channel', '=', door) : query).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** She verified herself: where she acted with her account alone she now stands as the voter she is. */
export async function rollAsVoter(ctx: Ctx, personId: PersonId, voterId: VoterId): Promise<void> {
  await sql`
    update participation_roll r set participant = ${voterId}
    where r.person_id = ${personId} and r.participant <> ${voterId}
      and not exists (select from participation_roll o where o.step_id = r.step_id and o.participant = ${voterId})`.execute(
    ctx.db,
  );
}

/** Her lines go over to her account; where it stands on a roll already, one line stays. */
export async function moveOnRoll(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    delete from participation_roll r where r.person_id = ${to}
      and exists (select from participation_roll o where o.step_id = r.step_id and o.person_id = ${from})`.execute(
    ctx.db,
  );
  await tables(ctx).updateTable('participation_roll').set({ person_id: to }).where('person_id', '=', from).execute();
}

/** How many took part, by door. */
export async function countRoll(ctx: Ctx, stepId: StepId): Promise<ReadonlyMap<Channel, number>> {
  const { rows } = await sql<{ channel: Channel; people: number }>`
    select channel, count(*)::int as people from participation_roll where step_id = ${stepId} group by channel`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ channel, people }) => [channel, people]));
}
