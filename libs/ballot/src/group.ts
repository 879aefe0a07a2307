/**
 * A cyclic group of prime order q in which Belenios protocol v1 works, written additively. Public numbers are bigints
 * in [0, q); secrets are {@link Secret}s, so that an engine can keep them in constant-time code and wipe them.
 */
export interface Group<Point = unknown> {
  /** As the `group` field of an election names it. */
  readonly name: 'Ed25519' | 'BELENIOS-2048';
  /** Who computes: two engines of one group must agree on everything. */
  readonly engine: string;
  readonly order: bigint;
  readonly generator: Point;
  readonly identity: Point;

  add(a: Point, b: Point): Point;
  subtract(a: Point, b: Point): Point;
  equal(a: Point, b: Point): boolean;
  /** Σ kᵢ·Pᵢ, of public points and public numbers: may take variable time. */
  combine(terms: readonly (readonly [k: bigint, point: Point])[]): Point;
  /** k·G of a public number: may take variable time. */
  multiplyBase(k: bigint): Point;
  /** k·P of a public number: may take variable time. */
  multiply(k: bigint, point: Point): Point;

  /** x·G in constant time. */
  multiplyBaseSecret(x: Secret): Point;
  /** x·P in constant time. */
  multiplySecret(x: Secret, point: Point): Point;
  /** A secret from 64 uniform bytes, reduced mod q. */
  secret(bytes: Uint8Array): Secret;
  secretOf(k: bigint): Secret;
  addSecrets(a: Secret, b: Secret): Secret;
  multiplySecrets(a: Secret, b: Secret): Secret;
  /** w − c·x mod q, which a proof publishes. */
  respond(w: Secret, c: bigint, x: Secret): bigint;

  /** The v1 text of a point: 64 hexadecimal digits on Ed25519, a decimal number in a field group. */
  encode(point: Point): string;
  /** @returns undefined unless the text is canonical and the point in the group of order q */
  decode(text: string): Point | undefined;
}

/** A secret number mod q: 32 bytes, little-endian. Wiped with `fill(0)` by whoever made it. */
export type Secret = Uint8Array;
