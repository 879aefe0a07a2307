import { sql } from 'kysely';
import type { ProposalId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVectorText } from '#platform/search/index.ts';
import type { ImportedBatch, ImportedProposal, ImportOutcome } from './import-proposals.ts';
import type { ProposalVersion } from './proposal.ts';

export interface DrawnProposal {
  readonly proposal: ImportedProposal;
  readonly id: ProposalId;
  readonly randomKey: number;
}

type Known = ReadonlyMap<string, ProposalId>;

/** Three statements a batch, whatever its size. */
export async function upsertImported(
  ctx: Ctx,
  batch: ImportedBatch,
  drawn: readonly DrawnProposal[],
  takeNumbers: (howMany: number) => Promise<number>,
): Promise<ImportOutcome> {
  const known = await findKnown(ctx, batch);
  const fresh = drawn.filter(({ proposal }) => !known.has(proposal.externalId));
  const first = fresh.length > 0 ? await takeNumbers(fresh.length) : 0;
  const numbers = new Map(fresh.map(({ proposal }, index) => [proposal.externalId, first + index]));
  const records = drawn.map((each) => recordOf(each, known, numbers.get(each.proposal.externalId) ?? null));
  const changed = await upsertTexts(ctx, batch, records);
  await upsertTallies(ctx, batch, records);
  await upsertAnswers(ctx, records);
  return { ids: new Map(records.map(({ external_id, id }) => [external_id, id])), added: fresh.length, changed };
}

export async function learnImported(ctx: Ctx, proposals: readonly ImportedProposal[]): Promise<void> {
  await learnWords(ctx.db, proposals);
}

export async function insertEarlierText(
  ctx: Ctx,
  id: ProposalId,
  text: Pick<ProposalVersion, 'title' | 'body' | 'replacedAt'>,
): Promise<void> {
  await sql`insert into proposal_versions (proposal_id, version, title, body, replaced_at)
    values (${id}, 1, ${text.title}, ${text.body}, ${text.replacedAt}) on conflict do nothing`.execute(ctx.db);
}

async function findKnown(ctx: Ctx, { source, proposals }: ImportedBatch): Promise<Known> {
  const { rows } = await sql<{ external_id: string; id: ProposalId }>`
    select external_id, id from proposals where external_source = ${source}
    and external_id = any(${proposals.map(({ externalId }) => externalId)}::text[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

function recordOf({ proposal, id, randomKey }: DrawnProposal, known: Known, number: number | null) {
  const { answer = null, language, thresholdReachedAt = null } = proposal;
  return {
    id: known.get(proposal.externalId) ?? id,
    external_id: proposal.externalId,
    number,
    language,
    title: proposal.title,
    body: proposal.body,
    search: searchVectorText({ language, title: proposal.title, body: proposal.body }),
    origin: proposal.origin,
    author_id: proposal.authorId,
    organisation_name: proposal.organisationName,
    district_id: proposal.districtId,
    neighbourhood_id: proposal.neighbourhoodId ?? null,
    category_id: proposal.categoryId,
    standing: answer?.verdict ?? (thresholdReachedAt ? 'waiting' : 'open'),
    random_key: randomKey,
    published_at: proposal.publishedAt.toISOString(),
    edited_at: proposal.editedAt?.toISOString() ?? null,
    opening_supports: proposal.openingSupports,
    threshold_reached_at: thresholdReachedAt?.toISOString() ?? null,
    verdict: answer?.verdict ?? null,
    answer_text: answer?.text ?? {},
    cost_cents: answer?.cost ?? null,
    period_from: answer?.period?.from ?? null,
    period_to: answer?.period?.to ?? null,
    period_words: answer?.period?.words ?? {},
    answered_at: answer?.publishedAt?.toISOString() ?? null,
  };
}

type Imported = ReturnType<typeof recordOf>;

/** How many known ones differed. What is the same is not written again. */
async function upsertTexts(ctx: Ctx, batch: ImportedBatch, records: readonly Imported[]): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ fresh: boolean }>`
    insert into proposals as p (id, process_id, step_id, number, language, title, body, origin, author_id,
      organisation_name, district_id, neighbourhood_id, category_id, standing, random_key, created_at, updated_at,
      published_at, edited_at, external_source, external_id, search)
    select r.id, ${batch.processId}, ${batch.stepId}, coalesce(r.number, k.number), r.language, r.title, r.body, r.origin,
      r.author_id, r.organisation_name, r.district_id, r.neighbourhood_id, r.category_id, r.standing, r.random_key,
      r.published_at, ${now}, r.published_at, r.edited_at, ${batch.source}, r.external_id, r.search::tsvector
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, external_id text, number int, language text,
      title text, body text, search text, origin text, author_id uuid,
      organisation_name text, district_id uuid, neighbourhood_id uuid, category_id uuid, standing text, random_key int,
      published_at timestamptz, edited_at timestamptz)
    left join proposals k on k.id = r.id
    on conflict (external_source, external_id) do update set
      language = excluded.language, title = excluded.title, body = excluded.body, origin = excluded.origin,
      author_id = excluded.author_id, organisation_name = excluded.organisation_name, district_id = excluded.district_id,
      neighbourhood_id = excluded.neighbourhood_id, category_id = excluded.category_id,
      published_at = excluded.published_at, search = excluded.search, updated_at = excluded.updated_at
    where (p.title, p.body, p.language, p.origin, p.author_id, p.organisation_name, p.district_id, p.neighbourhood_id,
        p.category_id, p.published_at)
      is distinct from (excluded.title, excluded.body, excluded.language, excluded.origin, excluded.author_id,
        excluded.organisation_name, excluded.district_id, excluded.neighbourhood_id, excluded.category_id,
        excluded.published_at)
    returning (xmax = 0) as fresh`.execute(ctx.db);
  return rows.filter((row) => !row.fresh).length;
}

/** A changed opening balance moves the number by the difference: supports given here stay. */
async function upsertTallies(ctx: Ctx, batch: ImportedBatch, records: readonly Imported[]): Promise<void> {
  await sql`
    insert into proposal_tallies as t (proposal_id, step_id, supports, opening_supports, takes_supports, threshold_reached_at)
    select r.id, ${batch.stepId}, r.opening_supports, r.opening_supports, r.standing <> 'rejected', r.threshold_reached_at
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r (id uuid, opening_supports int, standing text, threshold_reached_at timestamptz)
    on conflict (proposal_id) do update set
      supports = t.supports + excluded.opening_supports - t.opening_supports, opening_supports = excluded.opening_supports
    where t.opening_supports <> excluded.opening_supports`.execute(ctx.db);
}

/** An answer that the city wrote here since is not overwritten. */
async function upsertAnswers(ctx: Ctx, records: readonly Imported[]): Promise<void> {
  const answered = records.filter((record) => record.verdict !== null);
  if (answered.length === 0) return;
  await sql`
    insert into proposal_answers (proposal_id, verdict, text, cost_cents, period_from, period_to, period_words, state, prepared_at, published_at)
    select r.id, r.verdict, r.answer_text, r.cost_cents, r.period_from, r.period_to, r.period_words, 'published',
      coalesce(r.answered_at, r.published_at), r.answered_at
    from jsonb_to_recordset(${JSON.stringify(answered)}::jsonb) as r (id uuid, verdict text, answer_text jsonb,
      cost_cents bigint, period_from date, period_to date, period_words jsonb, answered_at timestamptz, published_at timestamptz)
    on conflict (proposal_id) do nothing`.execute(ctx.db);
}
