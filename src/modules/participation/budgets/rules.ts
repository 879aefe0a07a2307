import { z } from 'zod';

export const BALLOTS = ['approval', 'knapsack', 'points', 'ranking'] as const;
export const COUNTS = ['equal-shares', 'greedy'] as const;

/** What holds in one step of the method `budget`. A rule that is missing has its default. */
const rulesSchema = z.object({
  /**
   * `approval`: so many projects, whatever they cost. `knapsack`: as many as the money pays for. `points`: so many points
   * to share out. `ranking`: in order of preference.
   */
  ballot: z.enum(BALLOTS).catch('approval'),
  /** Projects on one ballot, at most, in each pot; 0: as many as one likes. */
  maxProjects: z.int().min(0).max(100).catch(10),
  /** Points to share out in each pot, for ballots of points. */
  points: z.int().min(1).max(1000).catch(10),
  /** `equal-shares`: every voter has the same part of the money. `greedy`: most votes first. */
  count: z.enum(COUNTS).catch('equal-shares'),
  /** May voters vote in the pot of one district besides the city's? */
  districtOfChoice: z.boolean().catch(true),
});

export type BudgetRules = Readonly<z.output<typeof rulesSchema>>;

export const DEFAULT_RULES: BudgetRules = rulesSchema.parse({});

/** Reads the rules of a step, whatever stands there. */
export function budgetRules(rules: unknown): BudgetRules {
  return rulesSchema.parse(typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? rules : {});
}
