export { formsToCheck } from './forms-to-check.ts';
export { paperJobs } from './jobs.ts';
export { personalData } from './personal-data.ts';
export { paperRoutes } from './web/routes.tsx';
