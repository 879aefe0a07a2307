/** Fewer people than this in a group are not counted out: they could be known. */
export const FEWEST_SHOWN = 10;

/**
 * Which groups are too small to be shown, where the number of all stands beside them: a hidden group could be found again by
 * subtracting those that are shown. So the smallest of the others are hidden too, until there are two hidden and ten people in
 * them. Groups of nobody hide nobody.
 */
export function tooSmall<Group extends { readonly people: number }>(groups: readonly Group[]): ReadonlySet<Group> {
  const some = groups.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people);
  const hidden = some.filter(({ people }) => people < FEWEST_SHOWN);
  if (hidden.length === 0) return new Set();
  let together = hidden.reduce((sum, { people }) => sum + people, 0);
  for (const group of some.slice(hidden.length)) {
    if (hidden.length > 1 && together >= FEWEST_SHOWN) break;
    hidden.push(group);
    together += group.people;
  }
  return new Set(hidden);
}
