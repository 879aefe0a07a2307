export { findCategories } from './category-store.ts';
export type { ProcessPublished, StepClosed, StepMoved, StepOpened } from './events.ts';
export { processJobs } from './jobs.ts';
export type { Method, PaperChoice, PaperPart } from './method.ts';
export { writeOnRecord } from './on-record.ts';
export { personalData } from './personal-data.ts';
export { mayRunProcess, privateSight } from './policy.ts';
export {
  type Category,
  type CategoryId,
  currentStep,
  type Process,
  type ProcessDocument,
  type ProcessFact,
  type ProcessWithSteps,
  type Step,
  type StepCount,
  type StepGlance,
  type StepState,
  stepState,
} from './process.ts';
export { type ProcessFolder, readProcess } from './read-process.ts';
export { type FoundProcess, searchProcesses } from './search-store.ts';
export { type SeededDocument, seedProcess } from './seed.ts';
export {
  findProcess,
  findStep,
  insertCategories,
  listCategories,
  listProcesses,
} from './store.ts';
export { glancesOf } from './web/glances.ts';
export { informationMethod } from './web/information-method.tsx';
export { ProcessLedger } from './web/ProcessesPage.tsx';
export { type ProcessOptions, processRoutes } from './web/routes.tsx';
export { whenOf } from './web/step-words.ts';
