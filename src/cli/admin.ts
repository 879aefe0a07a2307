import { parseArgs } from 'node:util';
import type { PersonId } from '#kernel/ids.ts';
import { forgetFactors, grantRole, issueSignInLink, seedPeople } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Command } from './command.ts';
import { emailArgument } from './email-argument.ts';

export const adminCommand: Command = {
  name: 'admin',
  summary: 'Makes an address an administrator of the city: ateneu admin EMAIL.',
  help: `
Usage: ateneu admin EMAIL [--forget-second-factor] [--json]

Opens the account if there is none, makes it an administrator, and prints a link that signs it in once, within ten
minutes. This is how a city of your own begins: ATENEU_DEMO=off npm start, then ateneu admin you@example.org. The role
holds once she has added a passkey or an app with codes: the link leads there.

  --forget-second-factor  takes her passkeys, app and recovery codes away, when she has lost them all
  --json                  { "created", "link" } on stdout
Exit codes: 0 done, 2 the call cannot be used.`,
  async run(args, io) {
    const options = { json: { type: 'boolean' }, 'forget-second-factor': { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const email = emailArgument(positionals);
    const house = await io.openHouse();
    try {
      const ctx = house.systemCtx('admin');
      const { created, personId } = await ctx.transact((inside) => makeAdministrator(inside, email));
      if (values['forget-second-factor']) await forgetFactors(ctx, personId);
      const link = await issueSignInLink(ctx, email, '/manage');
      const words = `${email} is an administrator${created ? ' (new account)' : ''}. Sign in once with:\n${link}\n`;
      io.stdout.write(values.json ? `${JSON.stringify({ created, link })}\n` : words);
      return 0;
    } finally {
      await house.close();
    }
  },
};

/** `created`: the account had to be opened. */
async function makeAdministrator(ctx: Ctx, email: string): Promise<{ created: boolean; personId: PersonId }> {
  const role = { email, role: 'administrator', processId: null } as const;
  const given = await grantRole(ctx, role);
  if (given.ok) return { created: false, ...given.value };
  if (given.code !== 'no-such-account') throw new Error(given.code);
  await seedPeople(ctx, [{ email, displayName: '', language: ctx.language }]);
  const now = await grantRole(ctx, role);
  if (!now.ok) throw new Error(now.code);
  return { created: true, ...now.value };
}
