export type { MilestoneReached, ProjectMoved, ProjectPublished } from './events.ts';
export { personalData } from './personal-data.ts';
export type { Milestone, MilestoneId, Project, ProjectId } from './project.ts';
export { searchProjects } from './search-store.ts';
export { type DemoProject, seedProject } from './seed.ts';
export { findPublicProjects, listFeatured, listMilestones, projectsFrom, publishedBatches } from './store.ts';
export { ProjectCards } from './web/ProjectCards.tsx';
export { type ProjectsOptions, projectRoutes } from './web/routes.tsx';
