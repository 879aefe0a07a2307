import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countAffected, listAffected, withAddresses } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { csvCell } from '#platform/http/download.ts';
import { declaredTables } from '#web/declared-tables.ts';
import { type Command, UsageError } from './command.ts';

export const breachCommand: Command = {
  name: 'breach',
  summary: 'Whose data is in a table that leaked: ateneu breach TABLE.',
  help: `
Usage: ateneu breach TABLE [--column COLUMN]… [--from DATE] [--to DATE] [--list FILE] [--json]

How many people, and how many rows, stand in a table. With dates: only rows made from --from until --to (UTC, both days
included). docs/operations.md has what to do in the first 72 hours.

  --column COLUMN  only rows with something in it; may be given again
  --list FILE      writes their accounts, addresses and languages as CSV, for your eyes only (mode 600). Each address
                   that is opened is written down, and its owner sees it under "Your data"
  --json           { "people", "rows", "columns" } on stdout
Exit codes: 0 nobody, 1 somebody is affected, 2 the call cannot be used.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [table, ...more] = positionals;
    if (table === undefined || more.length > 0) throw new UsageError('Name one table.');
    const period = { from: dayOf(values.from, '00:00:00.000'), to: dayOf(values.to, '23:59:59.999') };
    const breach = { table, columns: values.column ?? [], ...period };
    const house = await io.openHouse();
    try {
      const ctx = house.systemCtx('breach');
      const counted = await countAffected(ctx, declaredTables, breach);
      if (!counted.ok) throw new UsageError(PROBLEMS[counted.code]);
      const { people, rows, columns } = counted.value;
      const words = `${people} people, ${rows} rows. ${columns.map(inWords).join(', ')}\n`;
      io.stdout.write(values.json ? `${JSON.stringify(counted.value)}\n` : words);
      if (values.list !== undefined) await writeList(ctx, breach, resolve(io.cwd, values.list));
      return people > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

const OPTIONS = {
  column: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  list: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const PROBLEMS = {
  'administrators-only': 'Only the operator may ask this.',
  'no-such-table': 'No table of that name says something of a person. /privacy/register lists them.',
  'no-such-column': 'That table has no such personal column. /privacy/register lists them.',
  'period-backwards': 'The period ends before it begins.',
} as const;

function inWords({ column, sealed, public: isPublic }: { column: string; sealed: boolean; public: boolean }): string {
  return `${column}${sealed ? ' (sealed)' : isPublic ? ' (public)' : ''}`;
}

function dayOf(day: string | undefined, time: string): Date | null {
  if (day === undefined) return null;
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T${time}Z`) : null;
  if (!at || Number.isNaN(at.getTime())) throw new UsageError(`${day} is no day: write it as 2026-11-28.`);
  return at;
}

/** Whole or not there: it is held in memory until the last address is opened. */
async function writeList(ctx: Ctx, breach: Parameters<typeof listAffected>[2], path: string): Promise<void> {
  const listed = await listAffected(ctx, declaredTables, breach);
  if (!listed.ok) throw new UsageError(PROBLEMS[listed.code]);
  const lines = ['account,email,language'];
  for await (const batch of withAddresses(ctx, listed.value))
    for (const { personId, email, language } of batch) lines.push([personId, email, language].map(csvCell).join(','));
  await writeFile(path, `${lines.join('\r\n')}\r\n`, { mode: 0o600 });
}
