import { parseArgs } from 'node:util';
import { CannotMake, makeCredentials, publicCredential, type Voter } from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { openBoard } from './archive.ts';
import { openDraft } from './draft.ts';
import { type Io, random, readGiven, readLine, writePublic, writeSecret } from './files.ts';
import { type BallotCommand, DONE, REFUSED } from './step.ts';

export const credentialCommands: readonly BallotCommand[] = [
  {
    name: 'credential make',
    usage: 'UUID.draft.json --voters FILE.csv | --count N',
    about: [
      'The credential authority makes a code for each voter. FILE.csv has a line "who" or "who,weight" for each.',
      'Writes UUID.credentials.json, the public list, sorted, and UUID.codes.secret.csv: who, code, weight.',
    ],
    run: make,
  },
  {
    name: 'credential public',
    usage: 'UUID.bel --code FILE',
    about: ['Prints the public credential of a code; exit 1 where the election does not list it.'],
    run: show,
  },
];

async function make(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { voters: { type: 'string' }, count: { type: 'string' } },
    allowPositionals: true,
  });
  const voters = await readVoters(io, values);
  const { group, uuid, path } = await openDraft(io, positionals[0]);
  const { published, kept } = makeCredentials(group, uuid, voters, random);
  const rows = kept.map(({ id, credential, weight }) => `${[id, credential, weight ?? 1].join(',')}\n`);
  await writeSecret(io, path('codes.secret.csv'), rows.join(''));
  await writePublic(io, path('credentials.json'), `${JSON.stringify(published)}\n`);
  return DONE;
}

async function readVoters(io: Io, given: { voters?: string | undefined; count?: string | undefined }) {
  if ((given.voters === undefined) === (given.count === undefined))
    throw new UsageError('Say who votes: --voters FILE.csv, or --count N.');
  if (given.count !== undefined) {
    if (!/^[1-9][0-9]{0,6}$/.test(given.count)) throw new UsageError('--count is a number from 1 to 9999999.');
    return Array.from({ length: Number(given.count) }, (_, at): Voter => ({ id: String(at + 1) }));
  }
  const file = given.voters ?? '';
  const lines = (await readGiven(io, file)).split('\n').map((line) => line.trim());
  const voters = lines.flatMap((line, at): Voter[] =>
    line === '' ? [] : [readVoter(line, `${file}, line ${at + 1}`)],
  );
  if (voters.length === 0) throw new CannotMake(`${file} names nobody.`);
  const twice = voters.find(({ id }, at) => voters.findIndex((other) => other.id === id) < at);
  if (twice !== undefined) throw new CannotMake(`${file} names ${twice.id} twice.`);
  return voters;
}

function readVoter(line: string, where: string): Voter {
  const [id = '', weight, ...more] = line.split(',').map((part) => part.trim());
  if (id === '' || more.length > 0 || (weight !== undefined && !/^[1-9][0-9]{0,8}$/.test(weight)))
    throw new CannotMake(`${where}: a line is "who" or "who,weight", the weight a whole number from 1 on.`);
  return weight === undefined ? { id } : { id, weight: Number(weight) };
}

async function show(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { code: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.code === undefined) throw new UsageError('Say in which file the code is: --code FILE.');
  const { election, weights } = await openBoard(io, positionals[0]);
  const credential = publicCredential(election.group, election.uuid, await readLine(io, values.code));
  io.stdout.write(`${credential}\n`);
  if (weights.has(credential)) return DONE;
  io.stderr.write('This election does not list that credential.\n');
  return REFUSED;
}
