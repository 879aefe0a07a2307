import { parseArgs } from 'node:util';
import { isSetUp } from '#modules/city/index.ts';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import type { House } from '#web/open-house.ts';
import type { Command } from './command.ts';
import { fillDemo } from './seed/fill-demo.ts';

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Fills an empty city with the demo city, Vallserena.',
  help: `
Usage: ateneu seed [--json]

Writes the demo city into an empty database: districts, residents, staff, eight processes, about
200 proposals with comments and answers. A city that is already set up is left as it is.
Exit codes: 0 filled, 1 the city was not empty, 2 cannot start.`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    const house = await io.openHouse();
    try {
      if (await isSetUp(house.systemCtx('seed'))) {
        io.stderr.write('This city is already set up: nothing was written.\n');
        return 1;
      }
      const counts = await fillDemoCity(house, (message) => io.stderr.write(`${message}\n`));
      io.stdout.write(values.json ? `${JSON.stringify(counts)}\n` : `Filled: ${JSON.stringify(counts)}\n`);
      return 0;
    } finally {
      await house.close();
    }
  },
};

/** In one transaction: a city half filled is not found empty again. */
export async function fillDemoCity(house: House, say: (message: string) => void): Promise<Record<string, number>> {
  const counts = await house.systemCtx('seed').transact((ctx) => fillDemo(ctx, say));
  await refreshStatistics(house.platform.db);
  return counts;
}
