export { appendToRecord, type NewEntry } from './append-entry.ts';
export { personalData } from './personal-data.ts';
export { type RecordPage, type RecordPageRequest, readRecord, recordLines } from './read-record.ts';
export type { RecordItem } from './record.ts';
export type { PayloadOf, RecordKind, SubjectKind } from './record-kinds.ts';
export { findHead as recordHead } from './store.ts';
export { recordRoutes } from './web/routes.tsx';
export type { SubjectLink, SubjectLinks } from './web/subject-links.ts';
