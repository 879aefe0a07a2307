import { parseArgs } from 'node:util';
import { CHECKOUT } from '#platform/checkout.ts';
import { migrateToLatest, pendingMigrations } from '#platform/db/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database up to date.',
  help: `
Usage: ateneu migrate [--dry-run] [--json]

  --dry-run  only lists what would run
  --json     {"applied": [...]} or {"pending": [...]} on stdout
Exit codes: 0 up to date, 1 --dry-run found something to do, 2 cannot start.`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    });
    const house = await io.openHouse({ migrate: false });
    try {
      if (values['dry-run']) {
        const pending = await pendingMigrations(house.platform.db, { root: CHECKOUT });
        io.stdout.write(values.json ? `${JSON.stringify({ pending })}\n` : listed(pending, 'Nothing to do.'));
        return pending.length > 0 ? 1 : 0;
      }
      const { applied } = await migrateToLatest(house.platform.db, { root: CHECKOUT });
      io.stdout.write(
        values.json ? `${JSON.stringify({ applied })}\n` : listed(applied, 'The database was up to date.'),
      );
      return 0;
    } finally {
      await house.close();
    }
  },
};

function listed(names: readonly string[], none: string): string {
  return names.length > 0 ? `${names.join('\n')}\n` : `${none}\n`;
}
