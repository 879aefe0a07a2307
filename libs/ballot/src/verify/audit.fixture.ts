import type { Group, GroupName } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import { openGroup } from '../groups/open-group.ts';
import type { AuditInputs } from './audit-archive.ts';
import { auditFile } from './audit-file.ts';
import type { Audit } from './checks.ts';

const groups = new Map<GroupName, Promise<Group>>();

/** Each group once: starting one takes longer than a small audit. */
export function groupOf(name: GroupName): Promise<Group> {
  const known = groups.get(name) ?? openGroup(name, random);
  groups.set(name, known);
  return known;
}

/** Audits what stands in memory, in pieces of an odd size. */
export function auditBytes(bytes: Uint8Array, inputs: Partial<AuditInputs> = {}): Promise<Audit> {
  return auditFile(inPieces(bytes), { groupOf, ...inputs });
}

export async function* inPieces(bytes: Uint8Array, size = 10_007): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The numbers of the checks that failed. */
export function failedOf({ checks }: Audit): number[] {
  return checks.filter(({ ok }) => ok === false).map(({ id }) => id);
}
