import type { Claim, Group } from '../group.ts';
import { ED25519_ORDER } from '../groups/scalars.ts';
import type { Kernel } from './kernel.ts';
import { allClaimsHold } from './kernel-claims.ts';
import { decompressAll, encodeAll, type KernelPoint, rootsOf } from './kernel-points.ts';
import { areEqual, kernelSums, sumOfPoints, twoPoints } from './kernel-sums.ts';
import { areAllTorsionFree } from './torsion.ts';
import { SEED_BYTES } from './weights.ts';

const GENERATOR = `${'66'.repeat(31)}58`;

/**
 * Ed25519 by the kernel: for public points and numbers, in variable time. What touches secrets goes to `secrets`,
 * another engine of the same group.
 * @param seed 32 random bytes, for the test of many points at once (docs/algorithms/batched-ballot-verification.md)
 */
export function kernelGroup<Other>(kernel: Kernel, secrets: Group<Other>, seed: Uint8Array): Group<KernelPoint> {
  if (seed.length < SEED_BYTES) throw new RangeError(`A group wants ${SEED_BYTES} random bytes.`);
  const generator = decompressAll(kernel, [GENERATOR])[0] as KernelPoint;
  const combine = kernelSums(kernel, generator);
  const identity = combine([]);
  const texts = new WeakMap<KernelPoint, string>();
  const encode = (point: KernelPoint) => texts.get(point) ?? (encodeAll(kernel, [point])[0] as string);
  const decodeAll = (list: readonly string[], roots?: readonly string[]) => {
    const points = decompressAll(kernel, list, roots);
    const found = points.filter((point) => point !== undefined);
    if (areAllTorsionFree(kernel, found, seed)) return points;
    return points.map((point) => (point && areAllTorsionFree(kernel, [point], seed) ? point : undefined));
  };
  /** What a sum was made of: of many claims together, its parts are multiplied anyway. */
  const parts = new WeakMap<KernelPoint, readonly KernelPoint[]>();
  const sum = (points: readonly KernelPoint[]) => {
    if (points.length === 0) return identity;
    const total = sumOfPoints(kernel, points);
    parts.set(total, points);
    return total;
  };
  const holds = ({ commitment, terms }: Claim<KernelPoint>) => encode(combine(terms)) === commitment;
  return {
    name: 'Ed25519',
    engine: 'kernel',
    order: ED25519_ORDER,
    generator,
    identity,
    add: (a, b) => twoPoints(kernel, kernel.run.add, a, b),
    subtract: (a, b) => twoPoints(kernel, kernel.run.subtract, a, b),
    equal: (a, b) => areEqual(kernel, a, b),
    combine,
    multiplyBase: (k) => combine([[k, generator]]),
    multiply: (k, point) => combine([[k, point]]),
    sum,
    allHold: (claims) => allClaimsHold(kernel, claims, seed, holds, parts),
    ...secretsBy(kernel, secrets, encode, texts),
    encode,
    decode: (text) => decodeAll([text])[0],
    encodeAll: (points) => encodeAll(kernel, points),
    rootsOf: (points) => rootsOf(kernel, points),
    decodeAll,
  };
}

/**
 * The other engine's points are checked when they come from outside; what it computes needs no second check. Its texts
 * are kept, for what was made of a secret is mostly written down next.
 */
function secretsBy<Other>(
  kernel: Kernel,
  secrets: Group<Other>,
  encode: (point: KernelPoint) => string,
  texts: WeakMap<KernelPoint, string>,
) {
  const others = new WeakMap<KernelPoint, Other>();
  const fromOther = (other: Other): KernelPoint => {
    const text = secrets.encode(other);
    const point = decompressAll(kernel, [text])[0] as KernelPoint;
    texts.set(point, text);
    return point;
  };
  const toOther = (point: KernelPoint): Other => {
    const known = others.get(point) ?? secrets.decode(encode(point));
    if (known === undefined) throw new RangeError('The point is not in the group.');
    others.set(point, known);
    return known;
  };
  return {
    multiplyBaseSecret: (x) => fromOther(secrets.multiplyBaseSecret(x)),
    multiplySecret: (x, point) => fromOther(secrets.multiplySecret(x, toOther(point))),
    secret: (bytes) => secrets.secret(bytes),
    secretOf: (k) => secrets.secretOf(k),
    addSecrets: (a, b) => secrets.addSecrets(a, b),
    multiplySecrets: (a, b) => secrets.multiplySecrets(a, b),
    respond: (w, c, x) => secrets.respond(w, c, x),
  } satisfies Partial<Group<KernelPoint>>;
}
