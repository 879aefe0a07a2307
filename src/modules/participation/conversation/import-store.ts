import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVectorText } from '#platform/search/index.ts';
import type { ImportedConversation } from './import-conversation.ts';
import type { StatementId } from './statement.ts';
import { takeNumbers } from './vote-store.ts';

const BATCH = 20_000;

/** @returns the numbers here, in the order given, and how many are new; null where one of the names is another statement's */
export async function importStatements(
  ctx: Ctx,
  { processId, stepId, statements }: ImportedConversation,
): Promise<{ numbers: Int32Array; added: number } | null> {
  const there = await statementsThere(ctx, stepId);
  if (statements.some(({ externalId, body }) => (there.get(externalId)?.body ?? body) !== body)) return null;
  const known = new Map([...there].map(([name, { number }]) => [name, number]));
  await bringStates(ctx, stepId, statements);
  const fresh = statements.filter(({ externalId }) => !known.has(externalId));
  if (fresh.length > 0) {
    const first = await takeNumbers(ctx, stepId, 'statements', fresh.length);
    const rows = fresh.map((one, at) => ({
      ...{ id: ctx.newId<StatementId>(), step_id: stepId, process_id: processId, number: first + at },
      ...{ language: one.language, body: one.body, origin: 'imported', state: one.state, out_reason: one.outReason },
      ...{ created_at: one.createdAt, external_id: one.externalId },
      search: searchVectorText({ language: one.language, title: one.body, body: '' }),
    }));
    await sql`
      insert into statements (id, step_id, process_id, number, language, body, origin, state, out_reason, created_at, external_id, search)
      select id, step_id, process_id, number, language, body, origin, state, out_reason, created_at, external_id, search::tsvector
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, step_id uuid, process_id uuid, number int,
        language text, body text, origin text, state text, out_reason text, created_at timestamptz, external_id text, search text)`.execute(
      ctx.db,
    );
    await learnWords(
      ctx.db,
      fresh.map(({ language, body }) => ({ language, title: body, body: '' })),
    );
    for (const { number, external_id } of rows) known.set(external_id, number);
  }
  return { numbers: Int32Array.from(statements, ({ externalId }) => known.get(externalId) ?? 0), added: fresh.length };
}

async function statementsThere(ctx: Ctx, stepId: StepId): Promise<Map<string, { number: number; body: string }>> {
  const { rows } = await sql<{ name: string; number: number; body: string }>`
    select external_id as name, number, body from statements
    where step_id = ${stepId} and external_id is not null`.execute(ctx.db);
  return new Map(rows.map(({ name, ...statement }) => [name, statement]));
}

/** As it was moderated there; what a moderator decided here stands. */
async function bringStates(ctx: Ctx, stepId: StepId, statements: ImportedConversation['statements']): Promise<void> {
  await sql`
    update statements s set state = r.state, out_reason = r.reason
    from unnest(${statements.map(({ externalId }) => externalId)}::text[], ${statements.map(({ state }) => state)}::text[],
      ${statements.map(({ outReason }) => outReason)}::text[]) as r (name, state, reason)
    where s.step_id = ${stepId} and s.external_id = r.name and s.decided_at is null and s.state <> r.state`.execute(
    ctx.db,
  );
}

export async function importParticipants(
  ctx: Ctx,
  stepId: StepId,
  names: readonly string[],
): Promise<{ numbers: Int32Array; added: number }> {
  const known = await participantsThere(ctx, stepId);
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length > 0) {
    const first = await takeNumbers(ctx, stepId, 'participants', fresh.length);
    const numbers = fresh.map((_, at) => first + at);
    await sql`
      insert into conversation_participants (step_id, number, joined_at, external_id)
      select ${stepId}, r.number, ${ctx.clock.now()}, r.name
      from unnest(${numbers}::int[], ${fresh}::text[]) as r (number, name)`.execute(ctx.db);
    for (const [at, name] of fresh.entries()) known.set(name, numbers[at] ?? 0);
  }
  return { numbers: Int32Array.from(names, (name) => known.get(name) ?? 0), added: fresh.length };
}

/** @returns how many are new, or differ from what was here */
export async function importVotes(
  ctx: Ctx,
  stepId: StepId,
  from: {
    readonly statements: Int32Array;
    readonly participants: Int32Array;
    readonly votes: ImportedConversation['votes'];
  },
): Promise<number> {
  let changed = 0;
  let batch: { p: number[]; s: number[]; v: number[]; at: Date[] } = { p: [], s: [], v: [], at: [] };
  const write = async () => {
    if (batch.p.length === 0) return;
    const { numAffectedRows } = await sql`
      insert into conversation_votes (step_id, participant, statement, value, at)
      select ${stepId}, r.* from unnest(${batch.p}::int[], ${batch.s}::int[], ${batch.v}::smallint[], ${batch.at}::timestamptz[]) as r
      on conflict (step_id, participant, statement) do update set value = excluded.value, at = excluded.at
        where conversation_votes.value <> excluded.value`.execute(ctx.db);
    changed += Number(numAffectedRows ?? 0n);
    batch = { p: [], s: [], v: [], at: [] };
  };
  for (const { participant, statement, value, at } of from.votes) {
    batch.p.push(from.participants[participant] ?? 0);
    batch.s.push(from.statements[statement] ?? 0);
    batch.v.push(value);
    batch.at.push(at);
    if (batch.p.length >= BATCH) await write();
  }
  await write();
  return changed;
}

async function participantsThere(ctx: Ctx, stepId: StepId): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; number: number }>`
    select external_id as name, number from conversation_participants
    where step_id = ${stepId} and external_id is not null`.execute(ctx.db);
  return new Map(rows.map(({ name, number }) => [name, number]));
}
