export { addComment } from './add-comment.ts';
export { changeSight } from './change-sight.ts';
export type { Alignment, Comment, CommentCounts, CommentSubject, CommentTally, Side } from './comment.ts';
export type { CommentAdded, CommentArrived, CommentsCounted } from './events.ts';
export { forgetPerson } from './forget-person.ts';
export { type ImportedBatch, type ImportedComment, type ImportOutcome, importComments } from './import-comments.ts';
export { mergePerson } from './merge-person.ts';
export { personalData } from './personal-data.ts';
export { type FoundComment, searchComments } from './search-store.ts';
export { type SeededComment, seedComments } from './seed.ts';
export {
  HIDING_REASONS,
  type HidingReason,
  HOLD_REASONS,
  type HoldReason,
  IN_SIGHT,
  type Sight,
  type SightReason,
} from './sight.ts';
export { countShownBy, findComments, hideDiscussion } from './store.ts';
export { discussion } from './web/draw-discussion.tsx';
export { commentRoutes } from './web/routes.ts';
export type { CommentOptions, SubjectFinder } from './web/subjects.ts';
