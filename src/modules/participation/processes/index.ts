export { findCategories, listCategoriesOf } from './category-store.ts';
export type { ProcessPublished, StepClosed, StepMoved, StepOpened } from './events.ts';
export { processJobs } from './jobs.ts';
export type { Method, PaperChoice, PaperMark, PaperPart, RulesFieldsProps } from './method.ts';
export { writeOnRecord } from './on-record.ts';
export {
  countPapers,
  type FoundPaper,
  type ListedPaper,
  listPapers,
  type PaperFilter,
  searchPapers,
} from './paper-store.ts';
export { personalData } from './personal-data.ts';
export { mayReadProcess, mayRunProcess, mayTakePart, privateSight } from './policy.ts';
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
export { processesRunBy } from './runnable.ts';
export { type FoundProcess, searchProcesses } from './search-store.ts';
export { type SeededDocument, seedProcess } from './seed.ts';
export { freeSlug, slugOf } from './slug.ts';
export {
  findProcess,
  findStep,
  insertCategories,
  listCategories,
  listProcesses,
} from './store.ts';
export { type Returned, readTyped } from './web/desk/at-desk.ts';
export { LanguageFields } from './web/desk/LanguageFields.tsx';
export { languagesFor, readTexts, type TextToWrite } from './web/desk/texts.ts';
export { glancesOf } from './web/glances.ts';
export { informationMethod } from './web/information-method.tsx';
export { ProcessLedger } from './web/ProcessesPage.tsx';
export type { PaperLink } from './web/ProcessPage.tsx';
export { type ProcessOptions, processRoutes } from './web/routes.tsx';
export { readRuleNumbers, ruleFields } from './web/rule-fields.tsx';
export { StepHead } from './web/StepHead.tsx';
export { deadlineOf, whenOf } from './web/step-words.ts';
