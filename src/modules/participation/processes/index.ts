export type { Method } from './method.ts';
export {
  type Category,
  type CategoryId,
  currentStep,
  type Process,
  type ProcessDocument,
  type ProcessFact,
  type ProcessWithSteps,
  type Step,
  type StepGlance,
  type StepState,
  stepState,
} from './process.ts';
export { findProcess, findStep, listCategories, listProcesses } from './store.ts';
