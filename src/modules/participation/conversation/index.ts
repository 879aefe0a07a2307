export type { ProposalTakenOver, StatementDecided } from './events.ts';
export { forgetPerson } from './forget-person.ts';
export type { ImportedConversation } from './import-conversation.ts';
export { conversationJobs } from './jobs.ts';
export { personalData } from './personal-data.ts';
export { type SeededConversation, seedConversation } from './seed.ts';
export type { ConversationOptions } from './web/answer-routes.tsx';
export { conversationMethod } from './web/method.tsx';
export { conversationRoutes } from './web/routes.tsx';
