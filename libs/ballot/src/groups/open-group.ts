import { loadKernel } from '../fast/kernel.ts';
import { kernelGroup } from '../fast/kernel-group.ts';
import { SEED_BYTES } from '../fast/weights.ts';
import type { Group, GroupName } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';
import { fieldGroup } from './field-group.ts';
import { nobleEd25519 } from './noble-ed25519.ts';
import { sodiumEd25519 } from './sodium-ed25519.ts';

const NAMES: readonly string[] = ['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'] satisfies GroupName[];

export function isGroupName(name: unknown): name is GroupName {
  return typeof name === 'string' && NAMES.includes(name);
}

/**
 * A group by the best engine there is. On Ed25519: libsodium for what touches secrets and the kernel for sums of public
 * points, both in WebAssembly; where that is not allowed, JavaScript, which is some ten times slower.
 */
export async function openGroup(name: GroupName, random: Random): Promise<Group> {
  if (name !== 'Ed25519') return fieldGroup(name) as Group;
  const sodium = await sodiumEd25519();
  const kernel = sodium && loadKernel();
  if (sodium === undefined) return nobleEd25519() as Group;
  return (kernel === undefined ? sodium : kernelGroup(kernel, sodium, random(SEED_BYTES))) as Group;
}
