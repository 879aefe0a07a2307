import { parseArgs } from 'node:util';
import { CannotStart } from '#web/cannot-start.ts';
import type { House } from '#web/open-house.ts';
import type { Command, CommandIo } from './command.ts';
import { looksAtCity } from './doctor/city.ts';
import { type Finding, lookAtAll } from './doctor/finding.ts';
import { looksAtMachine } from './doctor/machine.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Looks whether everything is in order, and says what to do.',
  help: `
Usage: ateneu doctor [--json]

Looks at Node, settings, state folder, disk, database, migrations, clock, keys, files, jobs, mail and the public record.
Changes nothing. The server may go on serving.

  --json  [{ "name", "state": "ok" | "warn" | "fail", "says", "whatToDo" }] on stdout
Exit codes: 0 nothing failed, 1 something failed, 2 the city could not be opened.`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    const machine = await lookAtAll(looksAtMachine(io.env));
    const { findings: city, opened } = await lookAtCity(io);
    const findings = [...machine, ...city];
    io.stdout.write(values.json ? `${JSON.stringify(findings, null, 1)}\n` : inWords(findings));
    if (!opened) return 2;
    return findings.some(({ state }) => state === 'fail') ? 1 : 0;
  },
};

async function lookAtCity(io: CommandIo): Promise<{ findings: Finding[]; opened: boolean }> {
  let house: House;
  try {
    house = await io.openHouse({ migrate: false });
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    const whatToDo = 'Put this right first; the rest can be looked at then.';
    return { findings: [{ name: 'city', state: 'fail', says: fault.message, whatToDo }], opened: false };
  }
  try {
    return { findings: await lookAtAll(looksAtCity(house)), opened: true };
  } finally {
    await house.close();
  }
}

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

function inWords(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.flatMap(({ name, state, says, whatToDo }) => [
    `${MARKS[state]}  ${name.padEnd(width)}  ${says}`,
    ...(whatToDo ? [`      ${' '.repeat(width)}  → ${whatToDo}`] : []),
  ]);
  const failed = findings.filter(({ state }) => state === 'fail').length;
  return `${lines.join('\n')}\n\n${failed === 0 ? 'Nothing failed.' : `${failed} failed.`}\n`;
}
