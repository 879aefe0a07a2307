import { sql } from 'kysely';
import type { PersonId, ProposalId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProposalTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProposalTables>();

/** Proposals that both supported, with whether each of the two counts. */
export async function supportedByBoth(
  ctx: Ctx,
  one: PersonId,
  other: PersonId,
): Promise<{ proposalId: ProposalId; bothCount: boolean }[]> {
  const { rows } = await sql<{ proposal_id: ProposalId; both: boolean }>`
    select a.proposal_id, not a.provisional and not b.provisional as both
    from proposal_supports a join proposal_supports b using (proposal_id)
    where a.person_id = ${one} and b.person_id = ${other} order by proposal_id`.execute(ctx.db);
  return rows.map(({ proposal_id: proposalId, both: bothCount }) => ({ proposalId, bothCount }));
}

/** Of a proposal that both supported, the support that counts stays, as the account's. */
export async function joinSupports(ctx: Ctx, ids: readonly ProposalId[], from: PersonId, to: PersonId): Promise<void> {
  await sql`
    update proposal_supports t set provisional = t.provisional and f.provisional, at = least(t.at, f.at)
    from proposal_supports f
    where f.proposal_id = t.proposal_id and f.person_id = ${from} and t.person_id = ${to}
      and t.proposal_id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  await tables(ctx)
    .deleteFrom('proposal_supports')
    .where('person_id', '=', from)
    .where('proposal_id', 'in', ids)
    .execute();
}

export async function moveProposals(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await tables(ctx).updateTable('proposal_supports').set({ person_id: to }).where('person_id', '=', from).execute();
  await tables(ctx).updateTable('proposals').set({ author_id: to }).where('author_id', '=', from).execute();
}
