import { randomBytes } from '@noble/hashes/utils.js';
import { type Kernel, loadKernel } from '../fast/kernel.ts';
import { kernelGroup } from '../fast/kernel-group.ts';
import type { Group } from '../group.ts';
import { nobleEd25519 } from './noble-ed25519.ts';
import { sodiumEd25519 } from './sodium-ed25519.ts';

/** Chance for tests: a lib has none of its own. */
export const random = (length: number) => randomBytes(length);

export function startKernel(): Kernel {
  const kernel = loadKernel();
  if (kernel === undefined) throw new Error('This machine has no WebAssembly.');
  return kernel;
}

/** Every engine of Ed25519: the oracle first. */
export async function ed25519Engines(): Promise<Group[]> {
  const sodium = await sodiumEd25519();
  if (sodium === undefined) throw new Error('libsodium does not start.');
  const engines = [nobleEd25519(), sodium, kernelGroup(startKernel(), sodium, random(32))];
  return engines as Group[];
}
