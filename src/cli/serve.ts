import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { textIn } from '#kernel/localized-text.ts';
import { isSetUp, readCity } from '#modules/city/index.ts';
import { CannotStart } from '#web/cannot-start.ts';
import { DEMO_ENTRANCES } from '#web/demo-people.ts';
import type { House } from '#web/open-house.ts';
import { openHouse } from '#web/open-house.ts';
import type { Command, CommandIo } from './command.ts';
import { fillDemoCity } from './seed.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the city; fills the demo city when there is none yet.',
  help: `
Usage: ateneu serve

Starts the database (unless DATABASE_URL names one), brings it up to date, fills the demo city
when the database is empty (unless ATENEU_DEMO=off) and serves on PORT (3000). Ctrl-C stops all of it.

Settings are read from the environment and from .env: see README.md.
Exit codes: 0 stopped as asked, 2 cannot start (the message says what to do).`,
  async run(args, io) {
    parseArgs({ args: [...args], options: {}, allowPositionals: false });
    const started = performance.now();
    const say = (message: string) => io.stderr.write(`${message}\n`);
    const house = await openHouse({ env: io.env, say, work: 'as-configured', migrate: true, serves: true });
    try {
      await fillWhenEmpty(house, say);
      const stop = await listen(house);
      await tellWhereItIs(house, io, performance.now() - started);
      await untilInterrupted(io.interrupted);
      say('Stopping.');
      await stop();
    } finally {
      await house.close();
    }
    return 0;
  },
};

async function fillWhenEmpty(house: House, say: (message: string) => void): Promise<void> {
  const ctx = house.systemCtx('seed');
  if (!house.platform.config.demo || (await isSetUp(ctx))) return;
  say('The city is empty: filling the demo city.');
  await fillDemoCity(house, say);
}

async function listen(house: House): Promise<() => Promise<void>> {
  const { port, host } = house.platform.config;
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch: house.app().fetch, port, hostname: host }, () => resolve(opened));
    opened.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(whyNotListening(error, port))));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Requests under way get ten seconds; idle connections none.
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 10_000).unref();
    });
}

function whyNotListening(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=3001 npm start`;
  if (error.code === 'EACCES') return `You may not use port ${port}. Choose one above 1024: PORT=3000 npm start`;
  return `Cannot listen on port ${port}: ${error.message}`;
}

async function tellWhereItIs(house: House, io: CommandIo, milliseconds: number): Promise<void> {
  const { origin } = house.platform;
  const city = await readCity(house.systemCtx('serve'));
  const lines = [`${textIn(city.name, 'ca')} is open at ${origin} (ready in ${(milliseconds / 1000).toFixed(1)} s)`];
  if (city.demo) {
    lines.push('', 'Sign in without a password at', `  ${origin}/sign-in`, 'as one of these people of the demo city:');
    for (const { role, email } of DEMO_ENTRANCES) lines.push(`  ${role.padEnd(14)} ${email}`);
    lines.push('', `Letters stay in the outbox, which the administrator reads at ${origin}/manage/outbox`);
  }
  lines.push('', 'Ctrl-C stops it.');
  io.stderr.write(`${lines.join('\n')}\n`);
}

function untilInterrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
