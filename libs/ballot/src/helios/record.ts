import {
  isCount,
  isList,
  isText,
  type Json,
  type JsonObject,
  NotCanonical,
  textOf,
} from '../archive/canonical-json.ts';
import { Unreadable } from '../archive/unreadable.ts';
import { fromBase64 } from '../checkpoints/base64.ts';
import { parsePythonJson } from './python-json.ts';

/** The parts of a record, as the server of Helios gave them out. */
export interface HeliosRecord {
  readonly election: Json;
  readonly voters: readonly Json[];
  readonly votes: readonly Json[];
  readonly trustees: readonly Json[];
  readonly results: Json;
}

const PARTS = ['election', 'voters', 'votes', 'trustees', 'results'] as const;

/**
 * Reads `{election, voters, votes, trustees, results}`, each part either base64 of what the server sent, or the JSON
 * itself; voters in pages. @throws Unreadable where it is no record @throws NotCanonical where a part is not as Helios writes
 */
export function readRecord(bytes: Uint8Array): HeliosRecord {
  const whole = parsed(bytes);
  if (OF_ELECTIONGUARD.some((field) => field in whole))
    throw new Unreadable('This is of a record of ElectionGuard, which this program does not verify.');
  if ('randomness' in whole || Array.isArray(whole.answers))
    throw new Unreadable('This is one audited ballot of Helios, not the record of an election.');
  const missing = PARTS.filter((part) => (whole[part] ?? null) === null);
  if (missing.length > 0) throw new Unreadable(`This is no record of Helios: it lacks ${missing.join(', ')}.`);
  const [election = null, trustees = null, results = null] = ['election', 'trustees', 'results'].map((part) =>
    content(whole[part], part),
  );
  const voters = isList(content(whole.voters, 'voters'), 'voters').flatMap((page, at) => {
    const value = content(page, `voters[${at}]`);
    return Array.isArray(value) ? value : [value];
  });
  const votes = isList(content(whole.votes, 'votes'), 'votes').map((vote, at) => content(vote, `votes[${at}]`));
  return { election, voters, votes, trustees: isList(trustees, 'trustees'), results };
}

/** Fields of the files that a record of ElectionGuard consists of, in its versions 1 and 2. */
const OF_ELECTIONGUARD = [
  ...['manifest', 'encrypted_tally', 'spec_version', 'election_scope_id', 'config_version', 'protocolVersion'],
  ...['joint_public_key', 'extended_base_hash', 'tally_id', 'ballot_id', 'guardian_id'],
];

function parsed(bytes: Uint8Array): JsonObject {
  try {
    const value = JSON.parse(textOf(bytes).replace(/^\uFEFF/, '')) as Json;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    throw new Unreadable('This is neither an archive of an election nor JSON.');
  }
  throw new Unreadable('This is no record of an election.');
}

function content(value: Json | undefined, path: string): Json {
  if (typeof value !== 'string') return value ?? null;
  const bytes = fromBase64(value);
  if (bytes === undefined) throw new NotCanonical(`${path} is not base64`);
  return parsePythonJson(textOf(bytes));
}

/** Fields of an object of Helios by name: versions of it add some. @throws NotCanonical */
export class Named {
  private readonly object: JsonObject;
  private readonly path: string;

  constructor(value: Json | undefined, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new NotCanonical(`${path} is no object`);
    this.object = value as JsonObject;
    this.path = path;
  }

  need(name: string): Json {
    const value = this.may(name);
    if (value === undefined) throw new NotCanonical(`${this.path}.${name} is missing`);
    return value;
  }

  may(name: string): Json | undefined {
    return Object.hasOwn(this.object, name) ? this.object[name] : undefined;
  }

  text(name: string): string {
    return isText(this.need(name), `${this.path}.${name}`);
  }

  count(name: string): number {
    return isCount(this.need(name), `${this.path}.${name}`);
  }

  list(name: string): readonly Json[] {
    return isList(this.need(name), `${this.path}.${name}`);
  }
}
