export { changeSettings } from './change-settings.ts';
export { forgetPerson } from './forget-person.ts';
export { meetComment, meetProposal } from './hold-post.ts';
export { moderationJobs } from './jobs.ts';
export { countWaiting, firstWaiting } from './list-queue.ts';
export { DAYS_TO_DECIDE, NOTHING_HELD, USUAL_SETTINGS } from './moderation.ts';
export { personalData } from './personal-data.ts';
export { lineOf } from './things.ts';
export { moderationRoutes } from './web/routes.ts';
