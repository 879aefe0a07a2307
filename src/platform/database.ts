import type { Kysely } from 'kysely';

/** A store adds its own tables: `ctx.db.withTables<ProposalTables>()`. */
export type Database = Kysely<Record<never, never>>;
