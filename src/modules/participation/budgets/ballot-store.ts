import { sql } from 'kysely';
import { drawnNumber } from '#kernel/drawn-number.ts';
import type { DistrictId, PersonId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Choice, OwnBallot, Voter } from './budget.ts';
import type { BudgetTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<BudgetTables>();

export interface Basket extends Choice {
  readonly districtPot: number | null;
}

export async function findBasket(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<Basket | undefined> {
  const row = await tables(ctx)
    .selectFrom('budget_baskets')
    .select(['district_pot as districtPot', 'projects', 'points'])
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row;
}

export async function keepBasket(ctx: Ctx, stepId: StepId, personId: PersonId, basket: Basket): Promise<void> {
  const columns = {
    ...{ district_pot: basket.districtPot, projects: [...basket.projects], points: [...basket.points] },
    updated_at: ctx.clock.now(),
  };
  await tables(ctx)
    .insertInto('budget_baskets')
    .values({ step_id: stepId, person_id: personId, ...columns })
    .onConflict((oc) => oc.columns(['step_id', 'person_id']).doUpdateSet(columns))
    .execute();
}

export async function dropBasket(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<void> {
  await tables(ctx)
    .deleteFrom('budget_baskets')
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId)
    .execute();
}

/** Her ballot as it counts now, and nobody else's. */
export async function findOwnBallot(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<OwnBallot | undefined> {
  const { rows } = await sql<{
    number: number;
    castAt: Date;
    changedAt: Date | null;
    receipt: string;
    projects: number[] | null;
    points: number[] | null;
    districtPot: number | null;
  }>`
    select v.number, v.cast_at as "castAt", v.changed_at as "changedAt", v.receipt,
      (select array_agg(p order by b.pot, o) from budget_ballots b, unnest(b.projects) with ordinality as u(p, o)
        where b.step_id = v.step_id and b.voter = v.number) as projects,
      (select array_agg(p order by b.pot, o) from budget_ballots b, unnest(b.points) with ordinality as u(p, o)
        where b.step_id = v.step_id and b.voter = v.number) as points,
      (select min(b.pot) from budget_ballots b join budget_pots t using (step_id, pot)
        where b.step_id = v.step_id and b.voter = v.number and t.district_id is not null) as "districtPot"
    from budget_voters v where v.step_id = ${stepId} and v.person_id = ${personId}`.execute(ctx.db);
  const [row] = rows;
  return row && { ...row, choice: { projects: row.projects ?? [], points: row.points ?? [] } };
}

export interface PotBallot extends Choice {
  readonly pot: number;
}

/**
 * Puts a ballot into the box, or another in the place of hers: never two of one voter.
 * @returns her number; null when she voted already, at the same moment
 */
export async function putBallot(
  ctx: Ctx,
  stepId: StepId,
  voter: Voter & { readonly receipt: string },
  ballots: readonly PotBallot[],
): Promise<number | null> {
  const known = voter.personId && (await lockVoter(ctx, stepId, voter.personId));
  const number = known ? await replaceReceipt(ctx, stepId, known, voter) : await insertVoter(ctx, stepId, voter);
  if (number === null) return null;
  await tables(ctx).deleteFrom('budget_ballots').where('step_id', '=', stepId).where('voter', '=', number).execute();
  if (ballots.length > 0) {
    const rows = ballots.map(({ pot, projects, points }) => ({
      ...{ step_id: stepId, pot, voter: number, person_id: voter.personId },
      ...{ projects: [...projects], points: [...points] },
    }));
    await tables(ctx).insertInto('budget_ballots').values(rows).execute();
  }
  return number;
}

/** Takes her ballot out of the box. */
export async function removeBallot(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<void> {
  await sql`
    delete from budget_ballots b using budget_voters v
    where v.step_id = ${stepId} and v.person_id = ${personId} and b.step_id = v.step_id and b.voter = v.number`.execute(
    ctx.db,
  );
  await tables(ctx)
    .deleteFrom('budget_voters')
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId)
    .execute();
}

async function lockVoter(ctx: Ctx, stepId: StepId, personId: PersonId): Promise<number | undefined> {
  const row = await tables(ctx)
    .selectFrom('budget_voters')
    .select('number')
    .where('step_id', '=', stepId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row?.number;
}

async function replaceReceipt(
  ctx: Ctx,
  stepId: StepId,
  number: number,
  { receipt, districtId }: { readonly receipt: string; readonly districtId: DistrictId | null },
): Promise<number> {
  await tables(ctx)
    .updateTable('budget_voters')
    .set({ receipt, district_id: districtId, changed_at: ctx.clock.now() })
    .where('step_id', '=', stepId)
    .where('number', '=', number)
    .execute();
  return number;
}

async function insertVoter(
  ctx: Ctx,
  stepId: StepId,
  voter: Voter & { readonly receipt: string },
): Promise<number | null> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const row = await tables(ctx)
      .insertInto('budget_voters')
      .values({
        ...{ step_id: stepId, number: drawnNumber(ctx.chance.bytes(4)), person_id: voter.personId },
        ...{ channel: voter.channel, district_id: voter.districtId, external_id: null },
        ...{ cast_at: ctx.clock.now(), changed_at: null, receipt: voter.receipt },
      })
      .onConflict((oc) => oc.doNothing())
      .returning('number')
      .executeTakeFirst();
    if (row) return row.number;
    // Her other window was first, or the number is somebody's.
    if (voter.personId && (await lockVoter(ctx, stepId, voter.personId)) !== undefined) return null;
  }
  throw new Error('Three drawn numbers in a row are in use');
}

/** A number that somebody has is drawn once in thousands of times; three in a row, never. */
const DRAWS = 3;

/** Every receipt of a step, sorted: whoever voted finds hers, and nobody learns when it came. For imported ballots nobody holds one. */
export async function listReceipts(ctx: Ctx, stepId: StepId): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('budget_voters')
    .select('receipt')
    .where('step_id', '=', stepId)
    .where('channel', '<>', 'imported')
    .orderBy('receipt')
    .execute();
  return rows.map(({ receipt }) => receipt);
}

export interface BallotRow {
  readonly projects: readonly number[];
  readonly points: readonly number[];
  readonly districtId: DistrictId | null;
  readonly count: number;
}

/**
 * Tells the planner how many ballots there are. Of a step that it does not know yet it expects one, and then joins each ballot with
 * all voters: minutes for tens of thousands.
 */
export async function weighBallots(ctx: Ctx): Promise<void> {
  await sql`analyze budget_voters, budget_ballots`.execute(ctx.db);
}

/** The ballots of one pot, equal ones together: a quarter of the rows, and nothing that tells who. */
export async function gatherBallots(ctx: Ctx, stepId: StepId, pot: number): Promise<BallotRow[]> {
  const { rows } = await sql<{ p: string; w: string; d: DistrictId | null; n: number }>`
    select b.projects::text as p, b.points::text as w, v.district_id as d, count(*)::int as n
    from budget_ballots b join budget_voters v on v.step_id = b.step_id and v.number = b.voter
    where b.step_id = ${stepId} and b.pot = ${pot}
    group by b.projects, b.points, v.district_id order by b.projects, b.points, v.district_id`.execute(ctx.db);
  return rows.map(({ p, w, d, n }) => ({ projects: numbersIn(p), points: numbersIn(w), districtId: d, count: n }));
}

/** `{1,2,3}` as PostgreSQL writes it. */
function numbersIn(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number);
}

/** Subscribed erasure: her ballot stays in the box, under a number that leads to nobody. */
export async function forgetVoter(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx).updateTable('budget_ballots').set({ person_id: null }).where('person_id', '=', personId).execute();
  await tables(ctx)
    .updateTable('budget_voters')
    .set({ person_id: null, district_id: null })
    .where('person_id', '=', personId)
    .execute();
  await tables(ctx).deleteFrom('budget_baskets').where('person_id', '=', personId).execute();
}

/** A guest's ballot becomes her account's; where both voted the account's stands and the guest's goes. */
export async function moveVoter(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    delete from budget_ballots b using budget_voters f, budget_voters t
    where f.person_id = ${from} and t.person_id = ${to} and t.step_id = f.step_id
      and b.step_id = f.step_id and b.voter = f.number`.execute(ctx.db);
  for (const table of ['budget_voters', 'budget_baskets']) {
    await sql`
      delete from ${sql.table(table)} f using ${sql.table(table)} t
      where f.person_id = ${from} and t.person_id = ${to} and t.step_id = f.step_id`.execute(ctx.db);
  }
  for (const table of ['budget_voters', 'budget_ballots', 'budget_baskets'])
    await sql`update ${sql.table(table)} set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
}

/** Who voted for a project and has an account still: they hear what becomes of it. */
export async function votersFor(ctx: Ctx, stepId: StepId, project: number): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person_id as person from budget_ballots
    where step_id = ${stepId} and person_id is not null and ${project} = any(projects)`.execute(ctx.db);
  return rows.map(({ person }) => person);
}
