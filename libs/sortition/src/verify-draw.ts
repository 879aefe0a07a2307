import { drawTicket } from './draw-panel.ts';
import { meetsQuotas, type Pool } from './pool.ts';

/** What a city publishes of a draw. */
export interface PublishedDraw {
  readonly seed: string;
  /** The panels of all tickets, ticket 1 first. */
  readonly panels: readonly (readonly string[])[];
  /** Person → chance. */
  readonly probabilities: Readonly<Record<string, number>>;
  /** Who was drawn. */
  readonly panel: readonly string[];
}

/** What is wrong with a published draw. */
export type DrawProblem =
  | { readonly problem: 'quotas-not-met'; readonly ticket: number }
  | { readonly problem: 'wrong-probability'; readonly person: string }
  | { readonly problem: 'wrong-ticket'; readonly expected: number };

/**
 * Checks a draw without solving anything, as anybody can: each ticket's panel has the size and meets the quotas, each
 * published chance is tickets / all tickets to the last digit, and the seed leads to the panel. Whether the chances are the fairest
 * is not checked: for that, make the lottery again.
 * @returns nothing where all is well
 */
export function verifyDraw(
  pool: Pool,
  { size }: { readonly size: number },
  { seed, panels, probabilities, panel }: PublishedDraw,
): readonly DrawProblem[] {
  const problems: DrawProblem[] = [];
  const counts = new Map(pool.people.map((person) => [person, 0]));
  for (const [at, people] of panels.entries()) {
    for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
    const isPanel = people.length === size && meetsQuotas(pool, people);
    if (!isPanel) problems.push({ problem: 'quotas-not-met', ticket: at + 1 });
  }
  for (const person of new Set([...counts.keys(), ...Object.keys(probabilities)])) {
    const chance = (counts.get(person) ?? 0) / panels.length;
    if (probabilities[person] !== chance) problems.push({ problem: 'wrong-probability', person });
  }
  const expected = drawTicket({ tickets: panels.map(() => []) }, seed);
  const drawn = [...panel].sort().join('\n');
  if ([...(panels[expected] ?? [])].sort().join('\n') !== drawn) {
    problems.push({ problem: 'wrong-ticket', expected: expected + 1 });
  }
  return problems;
}
