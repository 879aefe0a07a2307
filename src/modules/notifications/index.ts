export { forgetPerson } from './forget-person.ts';
export { hearMemberLeft } from './hear-member.ts';
export {
  hearAnswer,
  hearBudgeted,
  hearComment,
  hearCommitment,
  hearCorrection,
  hearCount,
  hearMilestone,
  hearProcess,
  hearProject,
  hearProjectMoved,
  hearProposal,
  hearPublishedNews,
  hearStatement,
  hearStep,
  hearTakenOver,
  hearThreshold,
} from './hear-news.ts';
export { catchUp, notificationJobs } from './jobs.ts';
export { mergePerson } from './merge-person.ts';
export { THE_NEWS, type Thing } from './notice.ts';
export { personalData } from './personal-data.ts';
export { unreadNotices } from './read-notices.ts';
export { seedNotices } from './seed.ts';
export { drawFollow } from './web/draw-follow.tsx';
export { notificationRoutes } from './web/routes.tsx';
export { writeDigests } from './write-rounds.ts';
