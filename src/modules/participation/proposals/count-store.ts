import { sql } from 'kysely';
import type { DistrictId, NeighbourhoodId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isTakenOut, type Standing } from './proposal.ts';

/** A step with more proposals than this is not counted by district. */
const MOST_MAPPED = 50_000;

export interface StepCounts {
  /** By stored standing. */
  readonly byStanding: ReadonlyMap<Standing, number>;
  /** Without the withdrawn. null: of the whole city. */
  readonly byDistrict: ReadonlyMap<DistrictId | null, PlaceCount>;
  /** Those of the districts above that name a neighbourhood: part of them, not beside them. */
  readonly byNeighbourhood: ReadonlyMap<NeighbourhoodId, PlaceCount>;
}

export interface PlaceCount {
  readonly proposals: number;
  readonly supports: number;
}

/** The numbers beside the filters and on the map, in one pass: keep them a moment. null where there are too many. */
export async function countStep(ctx: Ctx, stepId: StepId): Promise<StepCounts | null> {
  type Row = PlaceCount & {
    standing: Standing;
    district_id: DistrictId | null;
    neighbourhood_id: NeighbourhoodId | null;
  };
  const { rows } = await sql<Row>`
    select p.standing, p.district_id, p.neighbourhood_id, count(*) as proposals, coalesce(sum(t.supports), 0) as supports
    from (select id, standing, district_id, neighbourhood_id from proposals
      where step_id = ${stepId} and standing <> 'draft' limit ${sql.lit(MOST_MAPPED + 1)}) as p
    join proposal_tallies t on t.proposal_id = p.id group by p.standing, p.district_id, p.neighbourhood_id`.execute(
    ctx.db,
  );
  if (rows.reduce((total, row) => total + row.proposals, 0) > MOST_MAPPED) return null;
  const byStanding = new Map<Standing, number>();
  const byDistrict = new Map<DistrictId | null, PlaceCount>();
  const byNeighbourhood = new Map<NeighbourhoodId, PlaceCount>();
  for (const { standing, district_id: district, neighbourhood_id: neighbourhood, ...counted } of rows) {
    byStanding.set(standing, (byStanding.get(standing) ?? 0) + counted.proposals);
    if (isTakenOut(standing)) continue;
    addCount(byDistrict, district, counted);
    if (neighbourhood) addCount(byNeighbourhood, neighbourhood, counted);
  }
  return { byStanding, byDistrict, byNeighbourhood };
}

function addCount<Id>(counts: Map<Id, PlaceCount>, id: Id, { proposals, supports }: PlaceCount): void {
  const before = counts.get(id) ?? { proposals: 0, supports: 0 };
  counts.set(id, { proposals: before.proposals + proposals, supports: before.supports + supports });
}
