import { sql } from 'kysely';
import type { Database } from '../ctx.ts';

/**
 * Tells the planner what has just come in, and flushes the search indexes' pending lists. After thousands of rows at once:
 * autovacuum looks only once a minute, and until then a list of 10,000 is planned as if it held 80.
 */
export async function refreshStatistics(db: Database): Promise<void> {
  await sql`vacuum (analyze)`.execute(db);
}
