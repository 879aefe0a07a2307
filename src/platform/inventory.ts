/** Asks a database, in whatever transaction the caller has open. */
export type Ask = <Row>(text: string) => Promise<readonly Row[]>;

/** Names of the migrations that ran, in order. */
export async function appliedMigrations(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string }>('select name from schema_migrations order by name');
  return rows.map(({ name }) => name);
}

/** What the file store must hold; sizes in bytes. */
export function storedFiles(ask: Ask): Promise<readonly { id: string; size: number }[]> {
  return ask('select id, size from stored_files order by id');
}

/** Which master keys wrap people's keys, and how many. */
export function keysInUse(ask: Ask): Promise<readonly { id: string; people: number }[]> {
  return ask(
    'select key_id as id, count(*)::int as people from person_keys where destroyed_at is null group by key_id order by 1',
  );
}

/** Letters that did not leave and will not. */
export async function failedMails(ask: Ask): Promise<number> {
  const [row] = await ask<{ failed: number }>(
    `select count(*)::int as failed from outbox_mails where state = 'failed'`,
  );
  return row?.failed ?? 0;
}
