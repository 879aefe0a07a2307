import type { Client } from 'pg';
import type { Manifest } from './format.ts';

/** Counts of the last minutes: unlogged, and of no use tomorrow. */
const LEFT_OUT = ['rate_limits'];

/** Every table with the columns that are written (generated ones are not), each after those it refers to. */
export async function tablesInOrder(client: Client): Promise<Manifest['tables']> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($1)
    group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  const references = await client.query<{ from: string; to: string }>(
    `select f.relname as from, t.relname as to from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`,
  );
  return inOrder(tables.rows, references.rows);
}

function inOrder(
  tables: readonly Manifest['tables'][number][],
  references: readonly { from: string; to: string }[],
): Manifest['tables'] {
  const ordered: Manifest['tables'] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table.name);
    }
  }
  return ordered;
}
