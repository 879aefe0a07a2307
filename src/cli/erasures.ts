import { listErasures } from '#modules/rights/index.ts';
import type { Command } from './command.ts';

export const erasuresCommand: Command = {
  name: 'erasures',
  summary: 'Lists erased accounts, for restoring an older backup elsewhere.',
  help: `
Usage: ateneu erasures > erased.jsonl

One line for each account that was erased: { "person": id, "at": time }. The ids name nobody any more. Keep the file
apart from the backups: "ateneu restore FILE --erasures erased.jsonl" erases these people again. A restore over the
city that is there, or in its state folder, knows them without it.

Exit codes: 0 listed.`,
  async run(_args, io) {
    const house = await io.openHouse();
    try {
      for (const { personId, at } of await listErasures(house.systemCtx('erasures')))
        io.stdout.write(`${JSON.stringify({ person: personId, at: at.toISOString() })}\n`);
      return 0;
    } finally {
      await house.close();
    }
  },
};
