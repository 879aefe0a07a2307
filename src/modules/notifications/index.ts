export { forgetPerson } from './forget-person.ts';
export { hearMemberLeft } from './hear-member.ts';
export {
  hearAnswer,
  hearBudgeted,
  hearComment,
  hearCommitment,
  hearCorrection,
  hearCount,
  hearDispute,
  hearDisputeDecided,
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
export { lineOfNotice } from './line-of-notice.ts';
export { listFollowed } from './list-followed.ts';
export { mergePerson } from './merge-person.ts';
export { type NoticeEventId, THE_NEWS, type Thing } from './notice.ts';
export { personalData } from './personal-data.ts';
export { readNotices, unreadNotices } from './read-notices.ts';
export { seedNotices } from './seed.ts';
export { drawFollow } from './web/draw-follow.tsx';
export { notificationRoutes } from './web/routes.tsx';
export { writeDigests } from './write-rounds.ts';
