import { parseArgs } from 'node:util';
import { openHouse } from '#web/open-house.ts';
import type { Command } from './command.ts';

export const workerCommand: Command = {
  name: 'worker',
  summary: 'Runs jobs beside the server: letters, nightly work.',
  help: `
Usage: ateneu worker

Runs jobs until Ctrl-C. Useful with ATENEU_WORKER=off on the processes that serve pages.
Exit codes: 0 stopped as asked, 2 cannot start.`,
  async run(args, io) {
    parseArgs({ args: [...args], options: {}, allowPositionals: false });
    const say = (message: string) => io.stderr.write(`${message}\n`);
    const house = await openHouse({ env: io.env, say, work: true, migrate: true });
    say('Working. Ctrl-C stops it.');
    await new Promise<void>((resolve) => {
      if (io.interrupted.aborted) resolve();
      io.interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    await house.close();
    return 0;
  },
};
