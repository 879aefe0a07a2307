export type { Alignment, CommentCounts, CommentSubject, CommentTally } from './comment.ts';
export type { CommentAdded, CommentsCounted } from './events.ts';
export { type ImportedBatch, type ImportedComment, type ImportOutcome, importComments } from './import-comments.ts';
export { personalData } from './personal-data.ts';
export { type FoundComment, searchComments } from './search-store.ts';
export { type SeededComment, seedComments } from './seed.ts';
export { discussion } from './web/draw-discussion.tsx';
export { commentRoutes } from './web/routes.ts';
export type { CommentOptions, SubjectFinder } from './web/subjects.ts';
