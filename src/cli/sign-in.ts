import { parseArgs } from 'node:util';
import { issueSignInLink } from '#modules/identity/index.ts';
import type { Command } from './command.ts';
import { emailArgument } from './email-argument.ts';

export const signInCommand: Command = {
  name: 'sign-in',
  summary: 'Prints a link that signs an address in: ateneu sign-in EMAIL.',
  help: `
Usage: ateneu sign-in EMAIL [--json]

A link that works once, for ten minutes, as if it had come by mail. For operators: when mail does not leave yet, or
someone is locked out. Whoever opens the link is that person, so hand it to nobody else.

  --json  { "link" } on stdout
Exit codes: 0 printed, 2 the call cannot be used.`,
  async run(args, io) {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const email = emailArgument(positionals);
    const house = await io.openHouse();
    try {
      const link = await issueSignInLink(house.systemCtx('sign-in'), email, '/');
      io.stdout.write(values.json ? `${JSON.stringify({ link })}\n` : `${link}\n`);
      return 0;
    } finally {
      await house.close();
    }
  },
};
