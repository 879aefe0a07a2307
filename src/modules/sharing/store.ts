import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { ShortLink } from './short-link.ts';
import type { SharingTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<SharingTables>();

const COLUMNS = ['code', 'path', 'own_words as ownWords', 'made_at as madeAt', 'retired_at as retiredAt'] as const;

/** The link under a code; words that have others now give the link under those. */
export async function findLink(ctx: Ctx, code: string): Promise<ShortLink | undefined> {
  const { rows } = await sql<ShortLink>`
    select l.code, l.path, l.own_words as "ownWords", l.made_at as "madeAt", l.retired_at as "retiredAt"
    from short_links asked join short_links l on l.code = coalesce(asked.renamed_to, asked.code)
    where asked.code = ${code}`.execute(ctx.db);
  return rows[0];
}

export async function findCodeOf(ctx: Ctx, path: string): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom('short_links')
    .select('code')
    .where('path', '=', path)
    .where('own_words', '=', false)
    .executeTakeFirst();
  return row?.code;
}

/** False where the code is taken, or the path has one already: another node may have been faster. */
export async function insertLink(ctx: Ctx, link: Pick<ShortLink, 'code' | 'path' | 'ownWords'>): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('short_links')
    .values({ code: link.code, path: link.path, own_words: link.ownWords, made_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updatePath(ctx: Ctx, code: string, path: string): Promise<void> {
  await tables(ctx).updateTable('short_links').set({ path }).where('code', '=', code).execute();
}

/** The old words, and those they had before, lead where the new ones do. */
export async function forwardWords(ctx: Ctx, from: string, to: string): Promise<void> {
  await tables(ctx)
    .updateTable('short_links')
    .set({ renamed_to: to })
    .where((eb) => eb.or([eb('code', '=', from), eb('renamed_to', '=', from)]))
    .execute();
}

/** Former words lead again by themselves. */
export async function reclaimWords(ctx: Ctx, code: string, path: string): Promise<void> {
  await tables(ctx).updateTable('short_links').set({ renamed_to: null, path }).where('code', '=', code).execute();
}

export async function writeRetired(ctx: Ctx, code: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('short_links').set({ retired_at: at }).where('code', '=', code).execute();
}

/** Words that led here before, the oldest first. */
export async function formerWords(ctx: Ctx, code: string): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('short_links')
    .select('code')
    .where('renamed_to', '=', code)
    .orderBy('made_at')
    .orderBy('code')
    .execute();
  return rows.map((row) => row.code);
}

/** Links in the staff's words, the newest first. @param after the last of the page before */
export async function listWords(
  ctx: Ctx,
  page: { readonly limit: number; readonly after?: Pick<ShortLink, 'code' | 'madeAt'> | undefined },
): Promise<ShortLink[]> {
  const { after } = page;
  let query = tables(ctx)
    .selectFrom('short_links')
    .select(COLUMNS)
    .where('own_words', '=', true)
    .where('renamed_to', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('code', 'desc')
    .limit(page.limit);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('made_at', 'code'), '<', tuple(after.madeAt, after.code)),
    );
  return query.execute();
}

export async function findLinks(ctx: Ctx, codes: readonly string[]): Promise<ShortLink[]> {
  if (codes.length === 0) return [];
  return tables(ctx).selectFrom('short_links').select(COLUMNS).where('code', 'in', codes).execute();
}
