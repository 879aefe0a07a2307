import type { Ctx } from '#platform/ctx.ts';
import { findErasure } from './keeping-store.ts';

/** What was erased, and when. It names nobody: only whoever erased herself knows which one is hers. */
export interface Certificate {
  readonly id: string;
  readonly at: Date;
  /** Rows taken away or emptied, by table. */
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** By the city's key, over all of it: the city can tell it from a forged one. */
  readonly seal: string;
}

const USE = 'erasure-certificate';

/** null: there is none with this number. */
export async function erasureCertificate(ctx: Ctx, id: string): Promise<Certificate | null> {
  const found = await findErasure(ctx, id);
  if (!found) return null;
  const tables = Object.entries(found.tables)
    .map(([table, rows]) => ({ table, rows }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
  const said = JSON.stringify({ id: found.id, at: found.at.toISOString(), tables });
  return { id: found.id, at: found.at, tables, seal: ctx.keys.signToken(USE, said) };
}
