export { canonicalJson, type Json, type JsonObject, NotJsonError } from './canonical-json.ts';
export {
  chainEntry,
  EMPTY_HEAD,
  type EntryContent,
  entryLine,
  type Head,
  hashEntry,
  hashOf,
  type RecordEntry,
} from './entry.ts';
export { linesOf } from './lines.ts';
export { PROBLEMS, type ProblemCode, type RecordProblem } from './problem.ts';
export {
  formatCheckpoint,
  parseCheckpoint,
  type RecordReport,
  type VerifyOptions,
  verifyRecord,
} from './verify-record.ts';
