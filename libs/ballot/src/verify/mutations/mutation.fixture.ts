import type { World } from './world.fixture.ts';

/** A way to forge an archive. */
export interface Mutation {
  readonly name: string;
  /** The check that must reject it; `unreadable` where nothing can be said. */
  readonly check: number | 'unreadable';
  readonly forge: (world: World) => Uint8Array;
  readonly inputs?: { readonly census?: number };
}

export function mutation(name: string, check: Mutation['check'], forge: Mutation['forge']): Mutation {
  return { name, check, forge };
}

/** A proof as it stands in an archive. */
export interface Numbers {
  challenge: string;
  response: string;
}

/** One more, mod q. */
export function raise(numbers: Numbers | undefined, name: 'challenge' | 'response', order: bigint): void {
  if (numbers === undefined) throw new Error('There is no such proof.');
  numbers[name] = String((BigInt(numbers[name]) + 1n) % order);
}

/** The same number mod q, written otherwise. */
export function beyond(numbers: Numbers | undefined, name: 'challenge' | 'response', order: bigint): void {
  if (numbers === undefined) throw new Error('There is no such proof.');
  numbers[name] = String(BigInt(numbers[name]) + order);
}
