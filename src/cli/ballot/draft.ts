import { dirname, resolve } from 'node:path';
import {
  CannotMake,
  type ElectionTemplate,
  type Group,
  type GroupName,
  isGroupName,
  openGroup,
  readTemplate,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type Io, parseObject, random, readGiven } from './files.ts';

/** What everybody has to know before there is an archive: `<uuid>.draft.json`. */
export interface Draft {
  readonly uuid: string;
  readonly group: Group;
  readonly template: ElectionTemplate;
  /** Where the draft lies, and everything that belongs to it. */
  readonly folder: string;
  /** The path of a file of this election. */
  path(name: string): string;
}

export function draftText(uuid: string, group: GroupName, template: ElectionTemplate): string {
  return `${JSON.stringify({ uuid, group, template }, null, 2)}\n`;
}

/** @throws CannotMake */
export async function openDraft(io: Io, file: string | undefined): Promise<Draft> {
  if (file === undefined) throw new UsageError('Give the draft of the election: UUID.draft.json.');
  const { uuid, group, template } = parseObject(await readGiven(io, file), file);
  if (typeof uuid !== 'string' || !/^[1-9A-HJ-NP-Za-km-z]{14,}$/.test(uuid) || !isGroupName(group))
    throw new CannotMake(`${file} is no draft of an election.`);
  const folder = dirname(resolve(io.cwd, file));
  return {
    uuid,
    group: await openGroup(group, random),
    template: readTemplate(template),
    folder,
    path: (name) => resolve(folder, `${uuid}.${name}`),
  };
}
