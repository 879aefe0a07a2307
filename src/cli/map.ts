import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { longWork, UnusableInput } from './long-work.ts';
import { mapInWords } from './map-in-words.ts';
import { FORMATS, type MapInput, type MapOutput } from './map-work.ts';
import { oneOf } from './one-of.ts';

const PROFILES = ['default', 'polis'] as const;

const HELP = `
Usage: ateneu map FOLDER [--profile default|polis] [--format polis-export|polis-api] [options]

Maps the opinions of a conversation: groups, how sure they are, what each believes, what all share.

  FOLDER                 an export of Pol.is (votes.csv or participants-votes.csv, comments.csv), or answers of its API
                         (votes.json, comments.json)
  --profile P            default: the same votes make the same map, and it says when there are no clear groups;
                         polis: what Pol.is does, defects included
  --format F             polis-export or polis-api; where not given, by the files in the folder
  --in-conversation FILE takes these participants for those in conversation: ids as JSON or as text
  --banned FILE          leaves these participants out
  --json                 the whole map as JSON; agreeing is +1
Exit codes: 0 mapped, 1 no clear groups or too few people (default profile), 2 the command or the files cannot be used.
How it is made: docs/algorithms/opinion-map.md`;

const MAPPED = 0;
const NOT_CLEAR = 1;
const UNUSABLE = 2;

export const mapCommand: Command = {
  name: 'map',
  summary: 'Maps the opinions of a Pol.is conversation: ateneu map FOLDER.',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      return await map(asked, io);
    } catch (fault) {
      if (!(fault instanceof UnusableInput)) throw fault;
      io.stderr.write(`${asked.folder}: ${fault.message}\n`);
      return UNUSABLE;
    }
  },
};

interface Asked extends MapInput {
  readonly json: boolean;
}

const OPTIONS = {
  profile: { type: 'string' },
  format: { type: 'string' },
  'in-conversation': { type: 'string' },
  banned: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Give one folder of a conversation.');
  return {
    folder,
    profile: oneOf(PROFILES, values.profile ?? 'default', '--profile'),
    format: values.format === undefined ? undefined : oneOf(FORMATS, values.format, '--format'),
    inConversation: values['in-conversation'],
    banned: values.banned,
    json: values.json ?? false,
  };
}

type Io = Pick<CommandIo, 'stdout' | 'stderr' | 'cwd' | 'interrupted'>;

async function map({ json, ...asked }: Asked, io: Io): Promise<number> {
  const input: MapInput = {
    ...asked,
    folder: resolve(io.cwd, asked.folder),
    inConversation: asked.inConversation && resolve(io.cwd, asked.inConversation),
    banned: asked.banned && resolve(io.cwd, asked.banned),
  };
  const { report, texts }: MapOutput = await longWork('map', input, io);
  io.stdout.write(json ? `${JSON.stringify(report)}\n` : mapInWords(report, texts));
  return asked.profile === 'polis' || report.verdict === 'groups' ? MAPPED : NOT_CLEAR;
}
