import { sql } from 'kysely';
import { drawnNumber } from '#kernel/drawn-number.ts';
import type { DistrictId, PersonId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { OwnAnswers } from './drawn-map.ts';
import type { VoteValue } from './statement.ts';
import type { ConversationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ConversationTables>();

export interface Vote {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly statement: number;
  readonly value: VoteValue;
  readonly important: boolean;
}

/**
 * The hot path, one statement: nothing is locked but her own answer, nothing is counted. The last answer stands.
 * @returns her number; undefined when she has none yet, or the statement is not shown
 */
export async function giveVote(ctx: Ctx, vote: Vote): Promise<number | undefined> {
  const { rows } = await sql<{ participant: number }>`/* often */
    insert into conversation_votes (step_id, participant, statement, person_id, value, important, at)
    select p.step_id, p.number, s.number, p.person_id, ${vote.value}, ${vote.important}, ${ctx.clock.now()}
    from conversation_participants p join statements s on s.step_id = p.step_id
    where p.step_id = ${vote.stepId} and p.person_id = ${vote.personId}
      and s.number = ${vote.statement} and s.state = 'shown'
    on conflict (step_id, participant, statement)
      do update set value = excluded.value, important = excluded.important, at = excluded.at
    returning participant`.execute(ctx.db);
  return rows[0]?.participant;
}

/** A number that somebody has is drawn once in thousands of times; three in a row, never. */
const DRAWS = 3;

/**
 * Her first answer gives her a number in this step; two windows at once give her one. The number is drawn, not counted:
 * a counter would be one row that everybody who comes locks until her commit has reached the disk.
 * @returns her number; undefined when the statement is not shown
 */
export async function giveFirstVote(ctx: Ctx, vote: Vote, districtId: DistrictId | null): Promise<number | undefined> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    // Nothing came back: her other window was first, the number is somebody's, or the statement is gone.
    const number = (await joinWithVote(ctx, vote, districtId)) ?? (await giveVote(ctx, vote));
    if (number !== undefined) return number;
  }
  return undefined;
}

async function joinWithVote(ctx: Ctx, vote: Vote, districtId: DistrictId | null): Promise<number | undefined> {
  const { stepId, personId } = vote;
  const now = ctx.clock.now();
  const { rows } = await sql<{ participant: number }>`/* often */
    with shown as (
      select number from statements where step_id = ${stepId} and number = ${vote.statement} and state = 'shown'
    ), joined as (
      insert into conversation_participants (step_id, number, person_id, district_id, joined_at)
      select ${stepId}, ${drawnNumber(ctx.chance.bytes(4))}, ${personId}, ${districtId}, ${now} from shown
      on conflict do nothing
      returning number
    )
    insert into conversation_votes (step_id, participant, statement, person_id, value, important, at)
    select ${stepId}, joined.number, shown.number, ${personId}, ${vote.value}, ${vote.important}, ${now}
    from joined, shown returning participant`.execute(ctx.db);
  return rows[0]?.participant;
}

/**
 * For statements and for participants who are imported. @returns the first of so many numbers that nobody has; those of a
 * transaction rolled back are given again
 */
export async function takeNumbers(
  ctx: Ctx,
  stepId: StepId,
  of: 'participants' | 'statements',
  howMany: number,
): Promise<number> {
  const row = await tables(ctx)
    .insertInto('conversation_numbers')
    .values({ step_id: stepId, [of]: howMany })
    .onConflict((oc) =>
      oc.column('step_id').doUpdateSet({ [of]: sql`conversation_numbers.${sql.ref(of)} + ${howMany}` }),
    )
    .returning(of)
    .executeTakeFirstOrThrow();
  return Number(row[of as keyof typeof row]) - howMany + 1;
}

/** Her own answers, and nobody else's. */
export async function answersOf(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<OwnAnswers> {
  const { rows } = await sql<{ statement: number; value: VoteValue; important: boolean }>`/* often */
    select v.statement, v.value, v.important
    from conversation_participants p join conversation_votes v on v.step_id = p.step_id and v.participant = p.number
    where p.step_id = ${stepId} and p.person_id = ${personId}`.execute(ctx.db);
  return new Map(rows.map(({ statement, value, important }) => [statement, { value, important }]));
}

/** Subscribed erasure: her answers stay, under a number that leads to nobody. */
export async function forgetParticipant(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx)
    .updateTable('conversation_votes')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .execute();
  await tables(ctx)
    .updateTable('conversation_participants')
    .set({ person_id: null, district_id: null })
    .where('person_id', '=', personId)
    .execute();
  await tables(ctx).deleteFrom('statement_flags').where('person_id', '=', personId).execute();
}

/**
 * What a guest answered becomes the account's. In a step where both answered, the account's own answers stand and the
 * guest's go: nobody counts twice.
 */
export async function moveParticipant(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    delete from conversation_votes v using conversation_participants f, conversation_participants t
    where f.person_id = ${from} and t.person_id = ${to} and t.step_id = f.step_id
      and v.step_id = f.step_id and v.participant = f.number`.execute(ctx.db);
  await sql`
    delete from conversation_participants f using conversation_participants t
    where f.person_id = ${from} and t.person_id = ${to} and t.step_id = f.step_id`.execute(ctx.db);
  for (const table of ['conversation_participants', 'conversation_votes'])
    await sql`update ${sql.table(table)} set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
  await sql`
    delete from statement_flags f using statement_flags t
    where f.person_id = ${from} and t.person_id = ${to} and t.statement_id = f.statement_id`.execute(ctx.db);
  await sql`update statement_flags set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
}

export async function hasVotes(ctx: Ctx, stepId: StepId): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('conversation_votes')
    .select('participant')
    .where('step_id', '=', stepId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Everybody who answered and has an account still; null for each of the others. */
export async function peopleIn(ctx: Ctx, stepId: StepId): Promise<(PersonId | null)[]> {
  const { rows } = await sql<{ person: PersonId | null }>`
    select person_id as person from conversation_participants p
    where step_id = ${stepId}
      and exists (select from conversation_votes v where v.step_id = p.step_id and v.participant = p.number)`.execute(
    ctx.db,
  );
  return rows.map(({ person }) => person);
}

/** How many came from each district; those who left or were imported stand under null. */
export async function countByDistrict(ctx: Ctx, stepId: StepId): Promise<Map<DistrictId | null, number>> {
  const { rows } = await sql<{ district: DistrictId | null; people: number }>`
    select district_id as district, count(*)::int as people from conversation_participants p
    where step_id = ${stepId}
      and exists (select from conversation_votes v where v.step_id = p.step_id and v.participant = p.number)
    group by district_id`.execute(ctx.db);
  return new Map(rows.map(({ district, people }) => [district, people]));
}
