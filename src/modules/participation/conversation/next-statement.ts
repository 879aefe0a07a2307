/**
 * Which statement a person is shown next: drawn among those she has not answered, each with a chance proportional to its
 * priority, and the same one again until she answers or the priorities move. Every person carries a lot of her own for
 * every statement, u in (0, 1); the largest u^(1/priority) is shown (Efraimidis and Spirakis, "Weighted random sampling
 * with a reservoir", 2006), so that a page loaded twice, a phone and a computer show one and the same sentence.
 *
 * @param who anything that is hers and stays: her id; of a visitor, her address's hash
 * @param priorities above 0; what is missing counts as `newcomer`
 * @returns undefined when she has answered all
 */
export function nextStatement<S extends { readonly id: string; readonly number: number }>(
  who: string,
  unanswered: readonly S[],
  priorities: ReadonlyMap<number, number>,
  newcomer: number,
): S | undefined {
  let best: S | undefined;
  let bestKey = Number.NEGATIVE_INFINITY;
  for (const statement of unanswered) {
    const priority = Math.max(priorities.get(statement.number) ?? newcomer, Number.MIN_VALUE);
    // ln(u) / w orders as u^(1/w) does, without underflow.
    const key = Math.log(lotOf(`${who} ${statement.id}`)) / priority;
    if (best === undefined || key > bestKey || (key === bestKey && statement.number < best.number)) {
      best = statement;
      bestKey = key;
    }
  }
  return best;
}

/** A number in (0, 1) that only looks like chance: FNV-1a of the text, finished as MurmurHash3 does. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) + 0.5) / 2 ** 32;
}
