export type { Decimal } from './decimal.ts';
export * from './election.ts';
