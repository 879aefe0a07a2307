import { loadKernel } from '../fast/kernel.ts';
import { kernelGroup } from '../fast/kernel-group.ts';
import { SEED_BYTES } from '../fast/weights.ts';
import type { Group, GroupName } from '../group.ts';
import { fieldGroup } from '../groups/field-group.ts';
import { nobleEd25519 } from '../groups/noble-ed25519.ts';
import type { Random } from '../shuffle/ciphertext.ts';

/**
 * A group for an audit, which knows no secrets: on Ed25519 the kernel for everything, and plain JavaScript where
 * WebAssembly is not allowed. libsodium is left out, so that the auditor's page is small.
 */
export async function auditGroup(name: GroupName, random: Random): Promise<Group> {
  if (name !== 'Ed25519') return fieldGroup(name) as Group;
  const kernel = loadKernel();
  const plain = nobleEd25519();
  return (kernel === undefined ? plain : kernelGroup(kernel, plain, random(SEED_BYTES))) as Group;
}
