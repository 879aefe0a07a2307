import { CHECKOUT } from '#platform/checkout.ts';
import { pendingMigrations } from '#platform/db/migrate.ts';
import { CannotStart } from '#web/cannot-start.ts';
import type { House } from '#web/open-house.ts';
import type { CommandIo } from './command.ts';

/** For commands that only read: the city as it stands, never migrated on the way. */
export async function openAsItIs(io: Pick<CommandIo, 'openHouse'>): Promise<House> {
  const house = await io.openHouse({ migrate: false });
  try {
    const pending = await pendingMigrations(house.platform.db, { root: CHECKOUT });
    if (pending.length === 0) return house;
    throw new CannotStart(
      `The database is ${pending.length} migrations behind this version. Run "ateneu migrate" (or start the server) first.`,
    );
  } catch (fault) {
    await house.close();
    throw fault;
  }
}
