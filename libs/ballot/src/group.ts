/** The groups protocol v1 names that are known here: see docs/protocols/ballots.md for what each is for. */
export type GroupName = 'Ed25519' | 'BELENIOS-2048' | 'RFC-3526-2048';

/**
 * A cyclic group of prime order q in which Belenios protocol v1 works, written additively. Public numbers are bigints
 * in [0, q); secrets are {@link Secret}s, so that an engine can keep them in constant-time code and wipe them.
 */
export interface Group<Point = unknown> {
  /** As the `group` field of an election names it. */
  readonly name: GroupName;
  /** Who computes: two engines of one group must agree on everything. */
  readonly engine: string;
  readonly order: bigint;
  readonly generator: Point;
  readonly identity: Point;

  add(a: Point, b: Point): Point;
  subtract(a: Point, b: Point): Point;
  /** Σ Pᵢ. */
  sum(points: readonly Point[]): Point;
  equal(a: Point, b: Point): boolean;
  /** Σ kᵢ·Pᵢ, of public points and public numbers: may take variable time. */
  combine(terms: readonly Term<Point>[]): Point;
  /** k·G of a public number: may take variable time. */
  multiplyBase(k: bigint): Point;
  /** k·P of a public number: may take variable time. */
  multiply(k: bigint, point: Point): Point;
  /**
   * Whether every one of these claims is true, and every commitment the one way to write an element of the group. An
   * engine may take them together by random weights: it errs on the side of yes with a chance of 2⁻¹²⁸.
   */
  allHold(claims: readonly Claim<Point>[]): boolean;

  /** x·G in constant time. */
  multiplyBaseSecret(x: Secret): Point;
  /** x·P in constant time. */
  multiplySecret(x: Secret, point: Point): Point;
  /** A secret from 64 uniform bytes or more (16 more than q has), reduced mod q. */
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
  /** As {@link encode} of each; an engine may be much quicker with many. */
  encodeAll(points: readonly Point[]): string[];
  /**
   * As {@link decode} of each; an engine may be much quicker with many.
   * @param roots what {@link rootsOf} these points is, as somebody says: nothing is believed, but right ones save time
   */
  decodeAll(texts: readonly string[], roots?: readonly string[]): (Point | undefined)[];
  /** What saves others the drawing of roots; nothing where the engine knows no such thing. */
  rootsOf(points: readonly Point[]): string[];
}

/** k·P. */
export type Term<Point> = readonly [k: bigint, point: Point];

/** Says that a text, which nobody has looked at yet, stands for Σ kᵢ·Pᵢ. */
export interface Claim<Point> {
  readonly commitment: string;
  /** What its root is, as somebody says. */
  readonly root?: string | undefined;
  readonly terms: readonly Term<Point>[];
}

/** A secret number mod q: as many bytes as q has, little-endian. Wiped with `fill(0)` by whoever made it. */
export type Secret = Uint8Array;
