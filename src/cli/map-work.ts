import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  API_FILES,
  EXPORT_FILES,
  type MapReport,
  mapOpinions,
  PolisFileError,
  type Profile,
  type ReadVotes,
  readIdList,
  readPolisApi,
  readPolisExport,
  reportOf,
} from '@ateneu/opinion-map';
import { UnusableInput } from './long-work.ts';
import type { Progress } from './works.ts';

export const FORMATS = ['polis-export', 'polis-api'] as const;

export interface MapInput {
  /** Absolute, as are the files. */
  readonly folder: string;
  readonly format: (typeof FORMATS)[number] | undefined;
  readonly profile: Profile;
  readonly inConversation: string | undefined;
  readonly banned: string | undefined;
}

export interface MapOutput {
  readonly report: MapReport;
  /** What the comments say that the report names. */
  readonly texts: ReadonlyMap<number, string>;
}

/** Reads a folder of Pol.is and maps it. @throws UnusableInput */
export async function mapWork(input: MapInput, progress: Progress): Promise<MapOutput> {
  try {
    progress(0, 0, 'reading the votes');
    const { book, texts } = await readVotes(input);
    const inConversation = input.inConversation === undefined ? undefined : await idsIn(input.inConversation);
    for (const participant of input.banned === undefined ? [] : await idsIn(input.banned)) book.ban(participant);
    progress(0, 0, 'making the map');
    const report = reportOf(mapOpinions(book, { profile: input.profile, inConversation }));
    progress(0, 0, 'writing it down');
    return { report, texts };
  } catch (fault) {
    if (fault instanceof PolisFileError) throw new UnusableInput(fault.message);
    throw fault;
  }
}

/** @throws UnusableInput, PolisFileError */
export async function readVotes({
  folder,
  format = formatOf(folder),
}: Pick<MapInput, 'folder' | 'format'>): Promise<ReadVotes> {
  if (format === 'polis-api') {
    const votes = await textIn(folder, API_FILES.votes);
    if (votes === undefined) throw new UnusableInput(`there is no ${API_FILES.votes} in the folder.`);
    return readPolisApi({ votes, comments: await textIn(folder, API_FILES.comments) });
  }
  const votes = await textIn(folder, EXPORT_FILES.votes);
  const participantsVotes = votes === undefined ? await textIn(folder, EXPORT_FILES.participantsVotes) : undefined;
  if (votes === undefined && participantsVotes === undefined) {
    throw new UnusableInput(
      `there is neither ${EXPORT_FILES.votes} nor ${EXPORT_FILES.participantsVotes} in the folder.`,
    );
  }
  const [comments, summary] = await Promise.all(
    [EXPORT_FILES.comments, EXPORT_FILES.summary].map((name) => textIn(folder, name)),
  );
  return readPolisExport({ votes, participantsVotes, comments, summary });
}

function formatOf(folder: string): (typeof FORMATS)[number] {
  if (!existsSync(folder)) throw new UnusableInput('there is no such folder.');
  const has = (names: readonly string[]) => names.some((name) => existsSync(join(folder, name)));
  const isApi = has([API_FILES.votes]);
  const isExport = has([EXPORT_FILES.votes, EXPORT_FILES.participantsVotes]);
  if (isApi && isExport) throw new UnusableInput(`it holds both formats: say --format ${FORMATS.join(' or ')}.`);
  if (isApi || isExport) return isApi ? 'polis-api' : 'polis-export';
  throw new UnusableInput(
    `there are no votes in the folder: ${EXPORT_FILES.votes}, ${EXPORT_FILES.participantsVotes} or ${API_FILES.votes}.`,
  );
}

async function idsIn(path: string): Promise<number[]> {
  const text = await textAt(path);
  if (text === undefined) throw new UnusableInput(`there is no file ${path}.`);
  return readIdList(path, text);
}

const textIn = (folder: string, name: string) => textAt(join(folder, name));

/** Undefined where there is no such file. */
async function textAt(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readFile(path));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === undefined) throw fault;
    throw new UnusableInput(`${path} cannot be read (${code}).`);
  }
}
