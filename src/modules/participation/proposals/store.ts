import { sql } from 'kysely';
import type { PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Sight } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVector } from '#platform/search/index.ts';
import type { Proposal, ProposalText, ProposalVersion, Standing, Withdrawal } from './proposal.ts';
import { PROPOSAL_COLUMNS, toProposal } from './row.ts';
import type { ProposalTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProposalTables>();

type By = { readonly id: ProposalId } | { readonly processId: ProcessId; readonly number: number };

export async function findProposal(ctx: Ctx, by: By): Promise<Proposal | undefined> {
  const query = proposalsWithTallies(ctx).modifyFront(sql`/* often */`);
  const row = await ('id' in by
    ? query.where('p.id', '=', by.id)
    : query.where('p.process_id', '=', by.processId).where('p.number', '=', by.number)
  ).executeTakeFirst();
  return row && toProposal(row);
}

/** In the order of `ids`; what is not there (or only a draft) is left out. */
export async function findPublished(ctx: Ctx, ids: readonly ProposalId[]): Promise<Proposal[]> {
  if (ids.length === 0) return [];
  const rows = await proposalsWithTallies(ctx).where('p.id', 'in', ids).where('p.standing', '!=', 'draft').execute();
  const byId = new Map(rows.map((row) => [row.id, toProposal(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Of these steps, the most supported first: what another step may take over. Withdrawn ones are left out. */
export async function listPublishedOf(ctx: Ctx, stepIds: readonly StepId[], most: number): Promise<Proposal[]> {
  if (stepIds.length === 0) return [];
  const rows = await proposalsWithTallies(ctx)
    .where('t.step_id', 'in', stepIds)
    .where('p.standing', 'not in', ['draft', 'withdrawn', 'held', 'hidden'])
    .orderBy('t.supports', 'desc')
    .orderBy('p.number')
    .limit(most)
    .execute();
  return rows.map(toProposal);
}

export async function listDrafts(ctx: Ctx, authorId: PersonId, stepId: StepId): Promise<Proposal[]> {
  const rows = await proposalsWithTallies(ctx)
    .where('p.author_id', '=', authorId)
    .where('p.step_id', '=', stepId)
    .where('p.standing', '=', 'draft')
    .orderBy('p.created_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toProposal);
}

/** Her drafts, and what moderation held before anybody read it; of every step, however many. */
export async function listNeverShown(ctx: Ctx, authorId: PersonId): Promise<{ id: ProposalId }[]> {
  const { rows } = await sql<{ id: ProposalId }>`select id from proposals where ${neverShown(authorId)}`.execute(
    ctx.db,
  );
  return rows;
}

export async function deleteNeverShown(ctx: Ctx, authorId: PersonId): Promise<void> {
  await sql`delete from proposals where ${neverShown(authorId)}`.execute(ctx.db);
}

function neverShown(authorId: PersonId) {
  return sql`author_id = ${authorId} and (standing = 'draft' or (standing = 'held' and not told))`;
}

export async function insertDraft(
  ctx: Ctx,
  draft: ProposalText & Pick<Proposal, 'id' | 'processId' | 'stepId' | 'authorId'>,
): Promise<void> {
  const now = ctx.clock.now();
  const place = { id: draft.id, process_id: draft.processId, step_id: draft.stepId, author_id: draft.authorId };
  await tables(ctx)
    .insertInto('proposals')
    .values({ ...place, ...textColumns(draft), standing: 'draft', created_at: now, updated_at: now })
    .execute();
}

export async function updateDraft(ctx: Ctx, id: ProposalId, text: ProposalText): Promise<void> {
  await tables(ctx)
    .updateTable('proposals')
    .set({ ...textColumns(text), updated_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('standing', '=', 'draft')
    .execute();
}

export async function deleteDraft(ctx: Ctx, id: ProposalId): Promise<void> {
  await tables(ctx).deleteFrom('proposals').where('id', '=', id).where('standing', '=', 'draft').execute();
}

/** The draft gets its number, its place in random order and its tally. False when it was published already. */
export async function publishDraft(
  ctx: Ctx,
  draft: Proposal,
  given: { number: number; randomKey: number },
): Promise<boolean> {
  const now = ctx.clock.now();
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('proposals')
    .set({
      standing: 'open',
      told: false,
      number: given.number,
      random_key: given.randomKey,
      published_at: now,
      updated_at: now,
      search: searchVector({ language: draft.language, title: draft.title, body: draft.body }),
    })
    .where('id', '=', draft.id)
    .where('standing', '=', 'draft')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tables(ctx).insertInto('proposal_tallies').values({ proposal_id: draft.id, step_id: draft.stepId }).execute();
  await learnWords(ctx.db, [draft]);
  return true;
}

/** Numbers of a process never repeat; those of a publication rolled back are given again. */
export async function takeNumbers(ctx: Ctx, processId: ProcessId, howMany: number): Promise<number> {
  const { last } = await tables(ctx)
    .insertInto('proposal_numbers')
    .values({ process_id: processId, last: howMany })
    .onConflict((oc) => oc.column('process_id').doUpdateSet({ last: sql`proposal_numbers.last + ${howMany}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - howMany + 1;
}

/** Keeps the text as it was, then writes the new one. */
export async function replaceText(
  ctx: Ctx,
  before: Proposal,
  text: Pick<ProposalText, 'title' | 'body'>,
): Promise<void> {
  const now = ctx.clock.now();
  await tables(ctx)
    .insertInto('proposal_versions')
    .values({
      proposal_id: before.id,
      version: sql<number>`(select count(*) + 1 from proposal_versions where proposal_id = ${before.id})`,
      title: before.title,
      body: before.body,
      replaced_at: now,
    })
    .execute();
  const search = searchVector({ language: before.language, ...text });
  await tables(ctx)
    .updateTable('proposals')
    .set({ ...text, search, edited_at: now, updated_at: now })
    .where('id', '=', before.id)
    .execute();
  await learnWords(ctx.db, [{ language: before.language, ...text }]);
}

export async function listVersions(ctx: Ctx, id: ProposalId): Promise<ProposalVersion[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_versions')
    .select(['version', 'title', 'body', 'replaced_at'])
    .where('proposal_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map(({ replaced_at: replacedAt, ...row }) => ({ ...row, replacedAt }));
}

export async function markWithdrawn(ctx: Ctx, id: ProposalId, { at, reason, note }: Withdrawal): Promise<void> {
  await tables(ctx)
    .updateTable('proposals')
    .set({ standing: 'withdrawn', withdrawn_at: at, withdrawal_reason: reason, withdrawal_note: note, updated_at: at })
    .where('id', '=', id)
    .execute();
  await takeSupports(ctx, id, false);
}

/** In sight again, it stands where it stood. */
export async function writeSight(ctx: Ctx, proposal: Proposal, { state, because }: Sight): Promise<void> {
  const isBack = state === 'shown';
  const stood = sql<Standing>`coalesce(hidden_from, standing)`;
  const { standing } = await tables(ctx)
    .updateTable('proposals')
    .set({
      standing: isBack ? stood : state,
      hidden_from: isBack ? null : stood,
      because: sql`${[...because]}::text[]`,
      updated_at: ctx.clock.now(),
    })
    .where('id', '=', proposal.id)
    .returning('standing')
    .executeTakeFirstOrThrow();
  await takeSupports(ctx, proposal.id, isBack && standing !== 'rejected');
}

/** False when others were told of it before. */
export async function markTold(ctx: Ctx, id: ProposalId): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('proposals')
    .set({ told: true })
    .where('id', '=', id)
    .where('told', '=', false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many of hers others can read, counted no further than `most`. */
export async function countShownBy(ctx: Ctx, personId: PersonId, most: number): Promise<number> {
  const { rows } = await sql<{ shown: number }>`
    select count(*) as shown from (
      select from proposals where author_id = ${personId} and standing not in ('draft', 'held', 'hidden') and told limit ${most}
    ) as hers`.execute(ctx.db);
  return rows[0]?.shown ?? 0;
}

async function takeSupports(ctx: Ctx, id: ProposalId, takes: boolean): Promise<void> {
  await tables(ctx)
    .updateTable('proposal_tallies')
    .set({ takes_supports: takes })
    .where('proposal_id', '=', id)
    .execute();
}

/** For whoever changes it next: nobody else does meanwhile. The tally first, as a support does. */
export async function lockProposal(ctx: Ctx, id: ProposalId): Promise<Proposal | undefined> {
  await tables(ctx)
    .selectFrom('proposal_tallies')
    .select('step_id')
    .where('proposal_id', '=', id)
    .forUpdate()
    .execute();
  await tables(ctx).selectFrom('proposals').select('id').where('id', '=', id).forUpdate().execute();
  return findProposal(ctx, { id });
}

/** How many more or fewer there are of each; locked in one order for everybody, so that nobody waits in a circle. */
export async function addToComments(
  ctx: Ctx,
  changes: readonly { readonly id: ProposalId; readonly by: number }[],
): Promise<void> {
  const ids = changes.map(({ id }) => id);
  await sql`
    with tally as materialized (
      select proposal_id from proposal_tallies where proposal_id = any(${ids}::uuid[]) order by proposal_id for update
    )
    update proposal_tallies t set comments = t.comments + change.by
    from tally, unnest(${ids}::uuid[], ${changes.map(({ by }) => by)}::int[]) as change(id, by)
    where t.proposal_id = tally.proposal_id and change.id = tally.proposal_id`.execute(ctx.db);
}

function proposalsWithTallies(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('proposals as p')
    .leftJoin('proposal_tallies as t', 't.proposal_id', 'p.id')
    .select(PROPOSAL_COLUMNS);
}

function textColumns(text: ProposalText) {
  return {
    language: text.language,
    title: text.title,
    body: text.body,
    district_id: text.districtId,
    neighbourhood_id: text.neighbourhoodId,
    category_id: text.categoryId,
    organisation_name: text.organisationName,
    origin: text.organisationName ? ('organisation' as const) : ('resident' as const),
  };
}
