export {
  drawTicket,
  type Lottery,
  type LotteryOptions,
  type LotteryOrNot,
  METHODS,
  type Method,
  makeLottery,
  type Tell,
} from './draw-panel.ts';
export { SortitionInputError } from './input-error.ts';
export { LegacyGaveUpError } from './legacy.ts';
export { isSeed, LOT, type Lot, lotOf } from './lot.ts';
export { meetsQuotas, type PersonType, type Pool, type Quota, typesOf } from './pool.ts';
export { type PoolFiles, readPool } from './read-pool.ts';
export { type Change, type Relaxation, relaxationInWords } from './relaxation.ts';
export { drawReplacements, type ReplacementOptions, type Replacements } from './replacements.ts';
export { loadSolver, type Solver } from './solver.ts';
export { type Spread, spreadOf } from './spread.ts';
export { type DrawProblem, type PublishedDraw, verifyDraw } from './verify-draw.ts';
