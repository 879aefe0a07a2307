import { sql } from 'kysely';
import type { PersonId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProposalTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProposalTables>();

export interface NewSupport {
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  readonly stepId: StepId;
}

export interface GivenSupport {
  /** The proposal took it, or it was there already. */
  readonly open: boolean;
  readonly isNew: boolean;
  /** As it stands once this is committed. */
  readonly supports: number;
}

/**
 * One statement, one way to the database: locks the tally, keeps the support, counts it. `below` guards the threshold:
 * the support that would reach it is not taken here but in a transaction that also tells of it.
 */
export async function giveSupport(
  ctx: Ctx,
  { proposalId, personId, stepId }: NewSupport,
  guard: { readonly below: number | null },
): Promise<GivenSupport> {
  const { rows } = await sql<{ open: boolean; is_new: boolean; supports: number | null }>`/* often */
    with tally as materialized (
      select proposal_id, supports from proposal_tallies
      where proposal_id = ${proposalId} and takes_supports
        and (${guard.below}::int is null or threshold_reached_at is not null or supports + 1 < ${guard.below}::int)
      for update
    ), support as (
      insert into proposal_supports (proposal_id, person_id, step_id, provisional, at)
      select proposal_id, ${personId}, ${stepId}, false, ${ctx.clock.now()} from tally
      on conflict do nothing returning 1
    ), counted as (
      update proposal_tallies set supports = supports + 1
      where proposal_id = ${proposalId} and exists (select from support) returning supports
    )
    select exists (select from tally) as open, exists (select from support) as is_new,
      coalesce((select supports from counted), (select supports from tally)) as supports`.execute(ctx.db);
  const [row] = rows;
  return { open: row?.open ?? false, isNew: row?.is_new ?? false, supports: row?.supports ?? 0 };
}

/**
 * Her supports in the step so far. Until the transaction ends she gives and takes back no other there: the count needs
 * a statement of its own, begun once the lock is held.
 */
export async function lockSupportsOf(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<ProposalId[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supports ${stepId} ${personId}`}, 0))`.execute(ctx.db);
  return supportedInStep(ctx, stepId, personId);
}

/** The numbers of these proposals, locked in one order for everybody, so that nobody waits in a circle. */
export async function lockTallies(ctx: Ctx, ids: readonly ProposalId[]) {
  return tables(ctx)
    .selectFrom('proposal_tallies')
    .select(['proposal_id', 'supports', 'takes_supports', 'threshold_reached_at'])
    .where('proposal_id', 'in', ids)
    .orderBy('proposal_id')
    .forUpdate()
    .execute();
}

/** False when it was there already. */
export async function insertSupport(ctx: Ctx, support: NewSupport, provisional: boolean): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('proposal_supports')
    .values({
      proposal_id: support.proposalId,
      person_id: support.personId,
      step_id: support.stepId,
      provisional,
      at: ctx.clock.now(),
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether the support that is gone had counted; undefined when there was none. */
export async function deleteSupport(
  ctx: Ctx,
  proposalId: ProposalId,
  personId: PersonId,
): Promise<boolean | undefined> {
  const row = await tables(ctx)
    .deleteFrom('proposal_supports')
    .where('proposal_id', '=', proposalId)
    .where('person_id', '=', personId)
    .returning('provisional')
    .executeTakeFirst();
  return row && !row.provisional;
}

/** Makes all her supports of the step final, or provisional again; gives back the proposals whose number must change. */
export async function setProvisional(
  ctx: Ctx,
  stepId: StepId,
  personId: PersonId,
  provisional: boolean,
): Promise<ProposalId[]> {
  const rows = await tables(ctx)
    .updateTable('proposal_supports')
    .set({ provisional })
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId)
    .where('provisional', '=', !provisional)
    .returning('proposal_id')
    .execute();
  return rows.map((row) => row.proposal_id);
}

export async function supportedInStep(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<ProposalId[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_supports')
    .select('proposal_id')
    .where('person_id', '=', personId)
    .where('step_id', '=', stepId)
    .execute();
  return rows.map((row) => row.proposal_id);
}

export async function addToSupports(ctx: Ctx, ids: readonly ProposalId[], change: 1 | -1): Promise<void> {
  if (ids.length === 0) return;
  await tables(ctx)
    .updateTable('proposal_tallies')
    .set({ supports: sql`supports + ${change}` })
    .where('proposal_id', 'in', ids)
    .execute();
}

/** Of these, those that stand at the threshold and had not reached it before: from now on the city owes an answer. */
export async function markThresholdReached(
  ctx: Ctx,
  ids: readonly ProposalId[],
  threshold: number,
): Promise<ProposalId[]> {
  if (ids.length === 0) return [];
  const reached = await tables(ctx)
    .updateTable('proposal_tallies')
    .set({ threshold_reached_at: ctx.clock.now() })
    .where('proposal_id', 'in', ids)
    .where('threshold_reached_at', 'is', null)
    .where('supports', '>=', threshold)
    .returning('proposal_id')
    .execute();
  const reachedIds = reached.map((row) => row.proposal_id);
  if (reachedIds.length === 0) return [];
  await tables(ctx)
    .updateTable('proposals')
    .set({ standing: 'waiting', updated_at: ctx.clock.now() })
    .where('id', 'in', reachedIds)
    .where('standing', '=', 'open')
    .execute();
  return reachedIds;
}

export interface OwnSupport {
  readonly provisional: boolean;
  readonly at: Date;
}

/** Her own, of one proposal. */
export async function findSupport(
  ctx: Ctx,
  proposalId: ProposalId,
  personId: PersonId,
): Promise<OwnSupport | undefined> {
  return tables(ctx)
    .selectFrom('proposal_supports')
    .select(['provisional', 'at'])
    .where('proposal_id', '=', proposalId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

export async function stepsSupportedBy(ctx: Ctx, personId: PersonId): Promise<StepId[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_supports')
    .select('step_id')
    .distinct()
    .where('person_id', '=', personId)
    .orderBy('step_id')
    .execute();
  return rows.map((row) => row.step_id);
}

export async function countedSupportsIn(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<ProposalId[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_supports')
    .select('proposal_id')
    .where('person_id', '=', personId)
    .where('step_id', '=', stepId)
    .where('provisional', '=', false)
    .execute();
  return rows.map((row) => row.proposal_id);
}

export async function deleteSupportsIn(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<void> {
  await tables(ctx)
    .deleteFrom('proposal_supports')
    .where('person_id', '=', personId)
    .where('step_id', '=', stepId)
    .execute();
}

/** The number stays; from now on nobody is known behind one of it. */
export async function keepCountOfSupports(ctx: Ctx, ids: readonly ProposalId[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(ctx)
    .updateTable('proposal_tallies')
    .set({ left_supports: sql`left_supports + 1` })
    .where('proposal_id', 'in', ids)
    .execute();
}
