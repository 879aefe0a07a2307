import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswersToDraw, DrawnMap, PeopleOnMap } from './drawn-map.ts';
import type { ConversationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ConversationTables>();

export interface StoredMap {
  /** Grows by one with each drawing: who watches compares it. */
  readonly version: number;
  readonly drawnAt: Date;
  readonly map: DrawnMap;
}

export async function findMap(ctx: Ctx, stepId: StepId): Promise<StoredMap | undefined> {
  const row = await tables(ctx)
    .selectFrom('conversation_maps')
    .select(['version', 'drawn_at', 'result'])
    .where('step_id', '=', stepId)
    .executeTakeFirst();
  return row && { version: row.version, drawnAt: row.drawn_at, map: row.result };
}

export async function findPeopleOnMap(ctx: Ctx, stepId: StepId): Promise<PeopleOnMap | undefined> {
  const row = await tables(ctx)
    .selectFrom('conversation_maps')
    .select('people')
    .where('step_id', '=', stepId)
    .executeTakeFirst();
  return row?.people;
}

/** For those who watch: one question for all steps that anybody watches. */
export async function mapVersions(ctx: Ctx, stepIds: readonly StepId[]): Promise<Map<StepId, number>> {
  if (stepIds.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('conversation_maps')
    .select(['step_id', 'version'])
    .where('step_id', 'in', stepIds)
    .execute();
  return new Map(rows.map(({ step_id, version }) => [step_id, version]));
}

/** What glances show, without reading the maps. */
export async function mapCounts(
  ctx: Ctx,
  stepIds: readonly StepId[],
): Promise<Map<StepId, { votes: number; participants: number }>> {
  if (stepIds.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('conversation_maps')
    .select(['step_id', 'votes', 'participants'])
    .where('step_id', 'in', stepIds)
    .execute();
  return new Map(rows.map(({ step_id, ...counts }) => [step_id, counts]));
}

/** What an answer in the arrays below is made of: the statement's number and one of three values, in one integer. */
const VALUES = 4;

/**
 * Every answer of a step in four flat arrays. One row a participant comes from the database, her answers packed into a
 * text: a quarter of a million answers as rows of their own would block the program for a second.
 */
export async function readAnswers(
  ctx: Ctx,
  stepId: StepId,
): Promise<{ answers: AnswersToDraw; important: Map<number, number>; answeredAt: Date | null }> {
  const [people, important, known] = await Promise.all([
    sql<{ participant: number; last: Date; packed: string; given: number }>`
      select participant, max(at) as last, count(*)::int as given,
        string_agg((statement * ${VALUES}::int + value + 1)::text, ',' order by statement) as packed
      from conversation_votes where step_id = ${stepId} group by participant order by participant`.execute(ctx.db),
    sql<{ statement: number; people: number }>`
      select statement, count(*)::int as people from conversation_votes
      where step_id = ${stepId} and important group by statement`.execute(ctx.db),
    tables(ctx)
      .selectFrom('statements')
      .select(['number', 'state'])
      .where('step_id', '=', stepId)
      .orderBy('number')
      .execute(),
  ]);
  const answers = unpack(people.rows);
  return {
    answers: { ...answers, known: known.map(({ number, state }) => ({ number, out: state !== 'shown' })) },
    important: new Map(important.rows.map(({ statement, people: count }) => [statement, count])),
    answeredAt: people.rows.reduce<Date | null>((last, row) => (last && last > row.last ? last : row.last), null),
  };
}

function unpack(rows: readonly { participant: number; packed: string; given: number }[]) {
  const given = rows.reduce((sum, row) => sum + row.given, 0);
  const participants = new Int32Array(rows.length);
  const begin = new Int32Array(rows.length + 1);
  const statements = new Int32Array(given);
  const values = new Int8Array(given);
  let at = 0;
  for (const [index, { participant, packed }] of rows.entries()) {
    participants[index] = participant;
    for (const one of packed.split(',')) {
      const answer = Number(one);
      statements[at] = Math.floor(answer / VALUES);
      values[at] = (answer % VALUES) - 1;
      at += 1;
    }
    begin[index + 1] = at;
  }
  return { participants, begin, statements, values };
}

/** Puts a newer map in the place of `before`; false when another node was faster. */
export async function keepMap(
  ctx: Ctx,
  stepId: StepId,
  before: number,
  drawn: { readonly map: DrawnMap; readonly people: PeopleOnMap; readonly answeredAt: Date | null },
): Promise<boolean> {
  const columns = {
    version: before + 1,
    drawn_at: ctx.clock.now(),
    answered_at: drawn.answeredAt,
    votes: drawn.map.votes,
    participants: drawn.map.participants,
    result: JSON.stringify(drawn.map),
    people: JSON.stringify(drawn.people),
  };
  const row = await tables(ctx)
    .insertInto('conversation_maps')
    .values({ step_id: stepId, ...columns })
    .onConflict((oc) => oc.column('step_id').doUpdateSet(columns).where('conversation_maps.version', '=', before))
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasNewerAnswers(ctx: Ctx, stepId: StepId, than: Date | null): Promise<boolean> {
  const query = tables(ctx)
    .selectFrom('conversation_votes')
    .select('participant')
    .where('step_id', '=', stepId)
    .limit(1);
  const row = await (than === null ? query : query.where('at', '>', than)).executeTakeFirst();
  return row !== undefined;
}
