export type { Pot } from './budget.ts';
export type { BudgetCounted, CommitmentUpdated, ProposalBudgeted } from './events.ts';
export { forgetPerson } from './forget-person.ts';
export type { ImportedBudget } from './import-budget.ts';
export { budgetJobs, countWhenClosed } from './jobs.ts';
export { personalData } from './personal-data.ts';
export { type DemoBudget, fillBudget, seedBudget } from './seed.ts';
export { budgetMethod } from './web/method.tsx';
export { budgetRoutes } from './web/routes.tsx';
