export { appendToRecord, type NewEntry } from './append-entry.ts';
export { personalData } from './personal-data.ts';
export { recordLines } from './read-record.ts';
export { isRecordKind, type PayloadOf, type RecordKind } from './record-kinds.ts';
export { recordRoutes } from './web/routes.tsx';
export type { SubjectLink, SubjectLinks } from './web/subject-links.ts';
