import type { MilestoneId, ProjectId, ProjectState } from './project.ts';

interface AboutProject {
  readonly projectId: ProjectId;
}

export interface ProjectPublished extends AboutProject {
  readonly type: 'project-published';
}

/** A published one is in another state. */
export interface ProjectMoved extends AboutProject {
  readonly type: 'project-moved';
  readonly state: ProjectState;
}

/** A milestone of a published one is reached. */
export interface MilestoneReached extends AboutProject {
  readonly type: 'milestone-reached';
  readonly milestoneId: MilestoneId;
}
