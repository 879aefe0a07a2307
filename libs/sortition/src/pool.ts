/** How many people of one feature (of one category, such as gender) a panel has. */
export interface Quota {
  readonly category: string;
  readonly feature: string;
  readonly min: number;
  readonly max: number;
  /** How far a relaxation may go; where the file does not say, 0 and no bound. */
  readonly minFlex: number;
  readonly maxFlex: number;
}

/** The people who may be drawn, and the quotas a panel must meet. */
export interface Pool {
  /** Each once, in the order of the file. */
  readonly people: readonly string[];
  readonly quotas: readonly Quota[];
  /** For each person, positions in `quotas`: one for each category. */
  readonly featuresOf: readonly (readonly number[])[];
}

/** People whose features are the same in every category: no rule can tell them apart. */
export interface PersonType {
  /** Positions in `pool.people`, ascending. */
  readonly members: readonly number[];
  /** Positions in `pool.quotas`. */
  readonly features: readonly number[];
}

/** In the order of each type's first person. */
export function typesOf(pool: Pool): PersonType[] {
  const types = new Map<string, { members: number[]; features: readonly number[] }>();
  pool.featuresOf.forEach((features, person) => {
    const key = features.join(' ');
    const known = types.get(key);
    if (known) known.members.push(person);
    else types.set(key, { members: [person], features });
  });
  return [...types.values()];
}

/** Whether these people, each once, meet every quota. */
export function meetsQuotas(pool: Pool, panel: readonly string[], quotas: readonly Quota[] = pool.quotas): boolean {
  const position = new Map(pool.people.map((person, i) => [person, i]));
  if (new Set(panel).size !== panel.length) return false;
  const counts = quotas.map(() => 0);
  for (const person of panel) {
    const at = position.get(person);
    if (at === undefined) return false;
    for (const feature of pool.featuresOf[at] ?? []) counts[feature] = (counts[feature] ?? 0) + 1;
  }
  return quotas.every(({ min, max }, i) => (counts[i] ?? 0) >= min && (counts[i] ?? 0) <= max);
}
