import fc from 'fast-check';
import type { Pool, Quota } from './index.ts';
import { createProgram, type Solver, solve } from './solver.ts';

/** A pool so small that all its panels can be listed; at least one of them meets the quotas. */
export interface TinyPool {
  readonly pool: Pool;
  readonly size: number;
}

/** Quotas are put around the composition of one panel, so that there is one; often there are few. */
export const tinyPools: fc.Arbitrary<TinyPool> = fc
  .record({
    categories: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 4 }),
    people: fc.integer({ min: 4, max: 9 }),
    size: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ categories, people, size }) => {
    const features = categories.reduce((sum, count) => sum + count, 0);
    const person = fc.tuple(...categories.map((count) => fc.integer({ min: 0, max: count - 1 })));
    return fc
      .record({
        answers: fc.array(person, { minLength: people, maxLength: people }),
        slack: fc.array(fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 })), { minLength: features, maxLength: features }),
        isTight: fc.boolean(),
      })
      .map(({ answers, slack, isTight }) => ({
        pool: poolAround(categories, answers, size, isTight ? [] : slack),
        size,
      }));
  });

function poolAround(
  categories: readonly number[],
  answers: readonly (readonly number[])[],
  size: number,
  slack: readonly (readonly [number, number])[],
): Pool {
  const firsts = categories.map((_, at) => categories.slice(0, at).reduce((sum, count) => sum + count, 0));
  const featuresOf = answers.map((answer) => answer.map((feature, at) => (firsts[at] ?? 0) + feature));
  const panel = featuresOf.slice(0, size);
  const quotas = categories.flatMap((count, category) =>
    Array.from({ length: count }, (_, feature): Quota => {
      const at = (firsts[category] ?? 0) + feature;
      const taken = panel.filter((features) => features.includes(at)).length;
      const [down, up] = slack[at] ?? [0, 0];
      return {
        category: `c${category}`,
        feature: `f${feature}`,
        min: Math.max(0, taken - down),
        max: taken + up,
        minFlex: 0,
        maxFlex: Number.POSITIVE_INFINITY,
      };
    }),
  );
  return { people: answers.map((_, person) => `p${person}`), quotas, featuresOf };
}

/** All panels that meet the quotas, as positions of people. */
export function allPanels({ quotas, featuresOf }: Pool, size: number): number[][] {
  const panels: number[][] = [];
  const choose = (panel: number[], from: number) => {
    if (panel.length === size) {
      const taken = (at: number) => panel.filter((person) => featuresOf[person]?.includes(at)).length;
      if (quotas.every(({ min, max }, at) => taken(at) >= min && taken(at) <= max)) panels.push(panel);
      return;
    }
    for (let person = from; person < featuresOf.length; person++) choose([...panel, person], person + 1);
  };
  choose([], 0);
  return panels;
}

/** Leximin by its definition: raise the smallest chance, then see one by one whose chance can still be raised. */
export function leximinByHand(solver: Solver, panels: readonly (readonly number[])[], people: number): number[] {
  const fixed = new Map<number, number>();
  while (fixed.size < people) {
    const open = [...Array(people).keys()].filter((person) => !fixed.has(person));
    const level = largest(solver, panels, { fixed, open, raise: open, floor: 0 });
    const stuck = open.filter(
      (person) => largest(solver, panels, { fixed, open, raise: [person], floor: level - 1e-9 }) <= level + 1e-6,
    );
    for (const person of stuck) fixed.set(person, level);
  }
  return [...Array(people).keys()].map((person) => fixed.get(person) as number);
}

/** The largest smallest chance of those to raise, all open ones having the floor at least and the fixed ones theirs. */
export function largest(
  solver: Solver,
  panels: readonly (readonly number[])[],
  given: { fixed: ReadonlyMap<number, number>; open: readonly number[]; raise: readonly number[]; floor: number },
): number {
  const chanceOf = (person: number) =>
    panels.flatMap((panel, at) => (panel.includes(person) ? [[at, 1] as const] : []));
  const up = { upper: Number.POSITIVE_INFINITY };
  const level = panels.length;
  const program = createProgram(solver, {
    sense: 'maximize',
    columns: [...panels.map(() => ({ cost: 0, lower: 0, upper: 1 })), { cost: 1, lower: 0, upper: 1 }],
    rows: [
      { lower: 1, upper: 1, entries: panels.map((_, at) => [at, 1] as const) },
      ...[...given.fixed].map(([person, chance]) => ({ ...up, lower: chance - 1e-9, entries: chanceOf(person) })),
      ...given.open.map((person) => ({ ...up, lower: given.floor, entries: chanceOf(person) })),
      ...given.raise.map((person) => ({ ...up, lower: 0, entries: [...chanceOf(person), [level, -1] as const] })),
    ],
  });
  try {
    return solve(solver, program)?.objective ?? Number.NaN;
  } finally {
    program.dispose();
  }
}
