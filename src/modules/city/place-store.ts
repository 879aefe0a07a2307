import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Neighbourhood, Place } from './city.ts';

/** The neighbourhoods that lie in a known district, by its code and then their own. */
export async function listNeighbourhoods(ctx: Ctx): Promise<Neighbourhood[]> {
  const { rows } = await sql<Neighbourhood>`
    select n.id, n.code, n.name, n.district_code as "districtCode", n.outline, n.label_x as "labelX",
      n.label_y as "labelY", d.id as "districtId"
    from areas n join areas d on d.kind = 'district' and d.code = n.district_code
    where n.kind = 'neighbourhood' order by d.code, n.code`.execute(ctx.db);
  return rows;
}

/** The place an id stands for, whether it is a district's or a neighbourhood's; undefined: of neither. */
export async function findPlace(ctx: Ctx, id: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select coalesce(d.id, a.id) as "districtId", case when d.id is not null then a.id end as "neighbourhoodId"
    from areas a left join areas d on a.kind = 'neighbourhood' and d.kind = 'district' and d.code = a.district_code
    where a.id = ${id} and (a.kind = 'district' or d.id is not null)`.execute(ctx.db);
  return rows[0];
}
