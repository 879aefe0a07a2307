import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  CannotMake,
  type Choices,
  castBallot,
  credentialSecret,
  type Group,
  type OpenedBallot,
  openingsOf,
  type PreparedBallot,
  prepareBallot,
  publicCredential,
  resumeBallot,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { openBoard } from './archive.ts';
import {
  type Io,
  nameOfHash,
  parseJson,
  parseObject,
  random,
  readGiven,
  readLine,
  writePublic,
  writeSecret,
} from './files.ts';
import { type BallotCommand, DONE } from './step.ts';

export const voteCommands: readonly BallotCommand[] = [
  {
    name: 'vote prepare',
    usage: 'UUID.bel --code FILE --choices FILE',
    about: [
      'A voter encrypts: FILE holds for each question a list of 0 and 1, the blank vote first where there is one, as',
      '[[0,1,0]]; of a ranked question numbers from 0 to 255; of lists, for each a list of 0 and 1, its own first, as',
      '[[[1,0,1],[0,0]]]. Prints the hash of the ballot, to write down, and writes UUID.HASH.prepared.secret.json. Then',
      'she chooses: to cast it, or to audit it.',
    ],
    run: prepare,
  },
  {
    name: 'vote cast',
    usage: 'UUID.bel PREPARED --code FILE',
    about: [
      'Signs the prepared ballot: writes UUID.TRACKER.ballot.json, to hand over, prints the tracker and destroys PREPARED.',
    ],
    run: cast,
  },
];

async function prepare(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { code: { type: 'string' }, choices: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.code === undefined || values.choices === undefined)
    throw new UsageError('Say in which files the code and the choices are: --code FILE --choices FILE.');
  const { election, weights } = await openBoard(io, positionals[0]);
  const credential = publicCredential(election.group, election.uuid, await readLine(io, values.code));
  if (!weights.has(credential))
    throw new CannotMake('This election does not list the credential of that code: is it the code of this election?');
  const choices = readChoices(parseJson(await readGiven(io, values.choices), values.choices), values.choices);
  const prepared = prepareBallot(election, credential, choices, random);
  const path = resolve(io.cwd, `${election.uuid}.${nameOfHash(prepared.hash)}.prepared.secret.json`);
  await writeSecret(io, path, `${JSON.stringify(openingsOf(prepared))}\n`);
  io.stdout.write(`${prepared.hash}\n`);
  return DONE;
}

async function cast(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { code: { type: 'string' } },
    allowPositionals: true,
  });
  const [archive, file] = positionals;
  if (file === undefined || values.code === undefined)
    throw new UsageError('Give the archive, the prepared ballot, and --code FILE.');
  const { election } = await openBoard(io, archive);
  const prepared = await openPrepared(io, election.group, file);
  const secret = credentialSecret(election.group, election.uuid, await readLine(io, values.code));
  const { text, tracker } = castBallot(election, prepared, secret, random);
  secret.fill(0);
  await writePublic(io, resolve(io.cwd, `${election.uuid}.${nameOfHash(tracker)}.ballot.json`), text);
  await rm(resolve(io.cwd, file));
  io.stdout.write(`${tracker}\n`);
  return DONE;
}

/** A ballot that is prepared and neither cast nor audited. @throws CannotMake */
export async function openPrepared(io: Io, group: Group, file: string): Promise<PreparedBallot> {
  return resumeBallot(group, parseObject(await readGiven(io, file), file) as unknown as OpenedBallot);
}

function readChoices(value: unknown, file: string): Choices {
  const isRow = (row: unknown) => Array.isArray(row) && row.every((one) => Number.isInteger(one));
  const isAnswer = (row: unknown) => isRow(row) || (Array.isArray(row) && row.every(isRow));
  if (!Array.isArray(value) || !value.every(isAnswer))
    throw new CannotMake(`${file} holds no choices: for each question a list of whole numbers, such as [[0,1,0]].`);
  return value as Choices;
}
