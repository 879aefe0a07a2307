import type { Json, JsonObject } from '../archive/canonical-json.ts';
import { hashOf } from './python-json.ts';

/**
 * `voters_hash` is the hash of the list of voters as the server gives it out. In which order is not said: as they stand,
 * or by identifier, as servers page them.
 */
export function isHashOfVoters(hash: string, voters: readonly Json[]): boolean {
  const id = (voter: Json) => String((voter as JsonObject).uuid);
  const sorted = [...voters].sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return hashOf(voters) === hash || hashOf(sorted) === hash;
}
