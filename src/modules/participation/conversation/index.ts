export { agreedOn, type SharedStatement } from './agreed-on.ts';
export { changeSight, sightOf } from './change-sight.ts';
export type {
  ProposalTakenOver,
  StatementArrived,
  StatementDecided,
  StatementFlagged,
  StatementKept,
} from './events.ts';
export { flagStatement } from './flag-statement.ts';
export { forgetPerson } from './forget-person.ts';
export type { ImportedConversation } from './import-conversation.ts';
export { conversationJobs } from './jobs.ts';
export { mergePerson } from './merge-person.ts';
export { personalData } from './personal-data.ts';
export { conversationAt } from './place.ts';
export { readConversation } from './read-conversation.ts';
export { type SeededConversation, seedConversation } from './seed.ts';
export type { FlagReason, Statement, StatementId } from './statement.ts';
export { countShownBy, findStatements, settleFlags } from './statement-store.ts';
export type { ConversationOptions } from './web/answer-routes.tsx';
export { MapStill } from './web/MapStill.tsx';
export { conversationMethod } from './web/method.tsx';
export { conversationRoutes } from './web/routes.tsx';
