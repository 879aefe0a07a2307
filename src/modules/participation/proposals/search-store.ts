import { sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, rankedMatches } from '#platform/search/index.ts';
import { columns } from './list-store.ts';
import type { Proposal } from './proposal.ts';
import { type ProposalRow, toProposal } from './row.ts';

/** Published proposals of these processes that say what was searched, best first. `total` counts up to 1,001. */
export async function searchProposals(
  ctx: Ctx,
  parsed: ParsedSearch,
  asked: { readonly processIds: readonly ProcessId[]; readonly limit: number; readonly offset: number },
): Promise<{ total: number; found: Proposal[] }> {
  const where = sql`standing <> 'draft' and standing not in ('withdrawn', 'held', 'hidden') and process_id = any(${[...asked.processIds]}::uuid[])`;
  const source = { table: 'proposals', id: 'id', vector: 'search', newest: 'published_at', where };
  const { rows } = await sql<ProposalRow & { total: number }>`
    select ${columns()}, found.total from ${rankedMatches(source, parsed, asked)} as found
    join proposals p on p.id = found.id join proposal_tallies t on t.proposal_id = found.id
    order by found.rank desc, p.published_at desc, p.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows.map(toProposal) };
}
