import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { LANGUAGES } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVector } from '#platform/search/index.ts';
import { type Area, type AreaMap, type City, type CityPage, NEW_CITY, nameKey, type PageVersion } from './city.ts';
import type { CityTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<CityTables>();

export async function readCity(ctx: Ctx): Promise<City> {
  const row = await tables(ctx).selectFrom('city_settings').selectAll().executeTakeFirst();
  if (!row) return NEW_CITY;
  return {
    name: row.name,
    tagline: row.tagline,
    accent: row.accent,
    logoFileId: row.logo_file_id,
    languages: row.languages,
    timeZone: row.time_zone,
    currency: row.currency,
    contact: row.contact,
    demo: row.demo,
    updatedAt: row.updated_at,
  };
}

/** Whether anybody has set the city up: a city without settings is filled with the demo. */
export async function isSetUp(ctx: Ctx): Promise<boolean> {
  return (await tables(ctx).selectFrom('city_settings').select('only').executeTakeFirst()) !== undefined;
}

export async function writeCity(ctx: Ctx, city: Omit<City, 'updatedAt'>): Promise<void> {
  const row = {
    only: true,
    name: JSON.stringify(city.name),
    tagline: JSON.stringify(city.tagline),
    accent: city.accent,
    logo_file_id: city.logoFileId,
    languages: sql<readonly City['languages'][number][]>`${[...city.languages]}::text[]`,
    time_zone: city.timeZone,
    currency: city.currency,
    contact: JSON.stringify(city.contact),
    demo: city.demo,
    updated_at: ctx.clock.now(),
  };
  await tables(ctx)
    .insertInto('city_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('only').doUpdateSet(row))
    .execute();
}

const AREA_COLUMNS = ['id', 'kind', 'code', 'name', 'district_code', 'outline', 'label_x', 'label_y'] as const;

export async function readAreaMap(ctx: Ctx, kind: Area['kind']): Promise<AreaMap | null> {
  const map = await tables(ctx).selectFrom('area_maps').selectAll().where('kind', '=', kind).executeTakeFirst();
  if (!map) return null;
  return { width: map.width, height: map.height, areas: await listAreas(ctx, kind) };
}

export async function listAreas(ctx: Ctx, kind: Area['kind']): Promise<Area[]> {
  const rows = await tables(ctx)
    .selectFrom('areas')
    .select(AREA_COLUMNS)
    .where('kind', '=', kind)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: row.name,
    districtCode: row.district_code,
    outline: row.outline,
    labelX: row.label_x,
    labelY: row.label_y,
  }));
}

/** The polygons as they came, by code. */
export async function listBoundaries(ctx: Ctx, kind: Area['kind']): Promise<Map<string, object>> {
  const rows = await tables(ctx).selectFrom('areas').select(['code', 'boundary']).where('kind', '=', kind).execute();
  return new Map(rows.map(({ code, boundary }) => [code, boundary]));
}

export async function deleteAreas(ctx: Ctx, kind: Area['kind'], codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tables(ctx).deleteFrom('areas').where('kind', '=', kind).where('code', 'in', codes).execute();
}

export async function replaceAreas(
  ctx: Ctx,
  kind: Area['kind'],
  map: AreaMap,
  boundaries: ReadonlyMap<string, object>,
): Promise<void> {
  const size = { kind, width: map.width, height: map.height };
  await tables(ctx)
    .insertInto('area_maps')
    .values(size)
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(size))
    .execute();
  for (const area of map.areas) {
    const drawn = {
      name: JSON.stringify(area.name),
      name_key: nameKey(area.name.ca ?? Object.values(area.name)[0] ?? area.code),
      district_code: area.districtCode,
      outline: area.outline,
      label_x: area.labelX,
      label_y: area.labelY,
    };
    const boundary = boundaries.get(area.code);
    const given = boundary === undefined ? {} : { boundary: JSON.stringify(boundary) };
    await tables(ctx)
      .insertInto('areas')
      .values({ id: area.id, kind, code: area.code, ...drawn, boundary: given.boundary ?? '{}' })
      .onConflict((conflict) => conflict.columns(['kind', 'code']).doUpdateSet({ ...drawn, ...given }))
      .execute();
  }
}

/** The page as it holds now, or in one of its versions. */
export async function findPage(ctx: Ctx, slug: string, version?: string): Promise<CityPage | undefined> {
  const pages = tables(ctx).selectFrom('pages').selectAll().where('slug', '=', slug);
  const asked =
    version === undefined ? pages.where((row) => holdsAt(row, ctx.clock.now())) : pages.where('version', '=', version);
  const row = await asked.orderBy('published_at', 'desc').limit(1).executeTakeFirst();
  return row && toPage(row);
}

function holdsAt({ eb, or }: ExpressionBuilder<CityTables, 'pages'>, now: Date) {
  return or([eb('holds_from', 'is', null), eb('holds_from', '<=', now)]);
}

/** Newest first, those included that do not hold yet. */
export async function listPageVersions(ctx: Ctx, slug: string): Promise<PageVersion[]> {
  // Asked before each act of a person, for the terms.
  const rows = await tables(ctx)
    .selectFrom('pages')
    .modifyFront(sql`/* often */`)
    .select(['version', 'published_at', 'holds_from'])
    .where('slug', '=', slug)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    publishedAt: row.published_at,
    holdsFrom: row.holds_from ?? row.published_at,
  }));
}

export function toPage(row: Selectable<CityTables['pages']>): CityPage {
  return {
    slug: row.slug,
    version: row.version,
    title: row.title,
    body: row.body,
    publishedAt: row.published_at,
    holdsFrom: row.holds_from ?? row.published_at,
  };
}

/** Each page as it holds now, by address. */
export async function listPages(ctx: Ctx): Promise<CityPage[]> {
  const rows = await tables(ctx)
    .selectFrom('pages')
    .selectAll()
    .where((row) => holdsAt(row, ctx.clock.now()))
    .distinctOn('slug')
    .orderBy('slug')
    .orderBy('published_at', 'desc')
    .execute();
  return rows.map(toPage);
}

export async function insertPage(ctx: Ctx, page: CityPage & { id: string }): Promise<void> {
  const texts = LANGUAGES.flatMap((language) => {
    const [title, body] = [page.title[language], page.body[language]];
    return title || body ? [{ language, title: title ?? '', body: body ?? '' }] : [];
  });
  const row = {
    id: page.id,
    slug: page.slug,
    version: page.version,
    title: JSON.stringify(page.title),
    body: JSON.stringify(page.body),
    published_at: page.publishedAt,
    holds_from: page.holdsFrom > page.publishedAt ? page.holdsFrom : null,
    search: searchVector(texts),
  };
  const { id: _, ...changed } = row;
  await tables(ctx)
    .insertInto('pages')
    .values(row)
    .onConflict((conflict) => conflict.columns(['slug', 'version']).doUpdateSet(changed))
    .execute();
  await learnWords(ctx.db, texts);
}
