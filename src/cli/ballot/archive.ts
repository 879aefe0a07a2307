import { appendFile, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  type Appended,
  type ArchiveState,
  CannotMake,
  type Election,
  isGroupName,
  openElection,
  openGroup,
  readArchive,
  readSide,
  type SideEventType,
  type SidePayloads,
  sideEvent,
  weightsOf,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type Io, parseJson, parseObject, random } from './files.ts';

/** An archive that somebody works on, with the events beside it. */
export interface OpenBoard {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly state: ArchiveState;
  readonly election: Election<unknown>;
  /** Weight by public credential. */
  readonly weights: ReadonlyMap<string, number>;
  readonly side: ReturnType<typeof readSide>;
  /** The path of a file of this election, beside the archive. */
  path(name: string): string;
}

/** @throws CannotMake where it is no archive of an election */
export async function openBoard(io: Io, given: string | undefined): Promise<OpenBoard> {
  if (given === undefined) throw new UsageError('Give the archive of the election: UUID.bel.');
  const file = resolve(io.cwd, given);
  const bytes = new Uint8Array(await readFile(file));
  const state = readArchive(bytes);
  const name = parseObject(state.setup.election, given).group;
  if (!isGroupName(name))
    throw new CannotMake(`The election is in the group ${String(name)}, which is not known here.`);
  const election = openElection(await openGroup(name, random), state.setup.election);
  const path = (ending: string) => resolve(dirname(file), `${election.uuid}.${ending}`);
  const side = await readFile(path('side.jsonl'), 'utf8').catch(() => '');
  const credentials = parseJson(state.setup.credentials, 'The list of credentials') as string[];
  return {
    file,
    bytes,
    state,
    election,
    weights: weightsOf(credentials),
    side: readSide(side, election.uuid),
    path,
  };
}

/** Adds events at the end of the archive; what stands there is never touched. */
export async function append({ file }: OpenBoard, { bytes }: Appended): Promise<void> {
  await appendFile(file, bytes, { flush: true });
}

/** Adds an event to the side file. */
export async function appendSide<Type extends SideEventType>(
  { path, election, side }: OpenBoard,
  type: Type,
  payload: SidePayloads[Type],
): Promise<void> {
  const line = sideEvent(side.lines, election.uuid, type, payload);
  await appendFile(path('side.jsonl'), `${line}\n`, { flush: true });
}
