import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  assembleThreshold,
  CannotMake,
  type Commitment,
  checkCommitted,
  electionKey,
  isGroupName,
  makeElection,
  makeUuid,
  openArchiveOf,
  openElection,
  readTemplate,
  sideEvent,
  type TrusteeKind,
  weightsOf,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type Draft, draftText, openDraft } from './draft.ts';
import { type Io, parseJson, parseObject, random, readAll, readGiven, readNumbered, writePublic } from './files.ts';
import { type BallotCommand, DONE } from './step.ts';

export const setupCommands: readonly BallotCommand[] = [
  {
    name: 'setup draft',
    usage: 'TEMPLATE.json [--group Ed25519|BELENIOS-2048|RFC-3526-2048]',
    about: [
      'The administrator begins: writes UUID.draft.json for the credential authority and the trustees.',
      'A template is {"name", "description", "questions": [{"question", "answers", "min", "max", "blank"?}]}; a ranked',
      'question is {"type": "NonHomomorphic", "value": {"question", "answers"}}; one of candidates in lists is',
      '{"type": "Lists", "value": {"question", "answers": [[LIST, CANDIDATE…]…]}}.',
    ],
    run: draft,
  },
  {
    name: 'setup open',
    usage: 'UUID.draft.json',
    about: [
      'The administrator opens the vote, once the credentials and every file of the trustees lie beside the draft:',
      'writes UUID.bel, the archive, and UUID.side.jsonl, the events beside it.',
    ],
    run: open,
  },
];

async function draft(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { group: { type: 'string', default: 'Ed25519' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('Give one template of an election.');
  if (!isGroupName(values.group)) throw new UsageError('--group is Ed25519, BELENIOS-2048 or RFC-3526-2048.');
  const template = readTemplate(parseJson(await readGiven(io, file), file));
  const uuid = makeUuid(random);
  await writePublic(io, resolve(io.cwd, `${uuid}.draft.json`), draftText(uuid, values.group, template));
  io.stdout.write(`${uuid}\n`);
  return DONE;
}

async function open(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const draftOf = await openDraft(io, positionals[0]);
  const { group, uuid, template } = draftOf;
  const credentials = await readCredentials(draftOf);
  const { trustees, side } = await readTrustees(draftOf);
  const election = makeElection(group, template, uuid, electionKey(group, trustees));
  openElection(group, election);
  const texts = { election, trustees: JSON.stringify(trustees), credentials };
  const { bytes } = openArchiveOf(texts, Math.floor(Date.now() / 1000));
  await writePublic(io, draftOf.path('bel'), bytes);
  await writePublic(io, draftOf.path('side.jsonl'), side.map((line) => `${line}\n`).join(''));
  return DONE;
}

async function readCredentials({ group, path }: Draft): Promise<string> {
  const file = path('credentials.json');
  const list = parseJson(await readFile(file, 'utf8'), file);
  if (!Array.isArray(list) || list.length === 0 || !list.every((one) => typeof one === 'string'))
    throw new CannotMake(`${file} is no list of public credentials.`);
  const keys = [...weightsOf(list).keys()];
  if (group.decodeAll(keys).some((key) => key === undefined))
    throw new CannotMake(`${file} holds what is no element of the group.`);
  return JSON.stringify(list);
}

/** Mandatory trustees first, then those of whom some are enough, with what they committed to. */
async function readTrustees(draftOf: Draft): Promise<{ trustees: TrusteeKind[]; side: string[] }> {
  const { folder, uuid, group } = draftOf;
  const mandatory = await readAll(folder, uuid, 'mandatory');
  const trustees = mandatory.map(
    ({ content, name }) => ['Single', parseObject(content, name)] as unknown as TrusteeKind,
  );
  const count = (await readNumbered(folder, uuid, 'certificate')).length;
  const side: string[] = [];
  if (count > 0) {
    const all = async <What>(kind: string) =>
      (await readAll(folder, uuid, kind, count)).map(({ content, name }) => parseObject(content, name) as What);
    const certs = await all<{ message: string; signature: never }>('certificate');
    const commitments = await all<Commitment>('commitment');
    const polynomials = await all<Parameters<typeof assembleThreshold>[2][number]>('polynomial');
    const shares = await all<{ public_key: never }>('share');
    checkCommitted(group, certs, commitments, polynomials);
    const keys = shares.map(({ public_key }) => public_key);
    trustees.push(['Pedersen', assembleThreshold(group, certs, polynomials, keys)]);
    for (const commitment of commitments) side.push(sideEvent(side, uuid, 'CommitCoefficients', commitment));
  }
  if (trustees.length === 0) throw new CannotMake('There is no trustee: make a key, or certificates, first.');
  return { trustees, side };
}
