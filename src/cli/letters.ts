import { parseArgs } from 'node:util';
import { catchUp, writeDigests } from '#modules/notifications/index.ts';
import type { Command } from './command.ts';

export const lettersCommand: Command = {
  name: 'letters',
  summary: 'Tells now of what waits to be told, and writes the letters that wait.',
  help: `
Usage: ateneu letters [--daily] [--weekly]

The city does this by itself: every five minutes what was left, each morning the daily letters, on Mondays the weekly
ones. For a city whose machine was off at that hour. Run twice, or stopped in the middle and run again, nobody gets a
letter twice. The letters leave as all others do: by the mail server, or they stay in the outbox.

  --daily   the letters of today
  --weekly  the letters of this week
Exit codes: 0 written, 2 cannot start.`,
  async run(args, io) {
    const options = { daily: { type: 'boolean' }, weekly: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    const house = await io.openHouse();
    try {
      const ctx = house.systemCtx('letters');
      await catchUp(ctx);
      for (const frequency of ['daily', 'weekly'] as const) if (values[frequency]) await writeDigests(ctx, frequency);
      return 0;
    } finally {
      await house.close();
    }
  },
};
