import { cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor } from '#platform/testing.ts';
import type { ProjectText } from './project.ts';
import { publishProject } from './publish-project.ts';
import { startProject } from './write-project.ts';

export const PROJECT: ProjectText = {
  title: { ca: 'La biblioteca de les coses', en: 'The library of things' },
  lede: {
    ca: 'Un trepant es fa servir tretze minuts: te’l deixem.',
    en: 'A drill is used for thirteen minutes: we lend you one.',
  },
  body: { ca: '<p>Hi ha 340 coses.</p>', en: '<p>There are 340 things.</p>' },
  department: { ca: 'Biblioteques', en: 'Libraries' },
  contact: { ca: 'Biblioteca de la Farga', en: 'La Farga library' },
  districtId: null,
  neighbourhoodId: null,
  state: 'planned',
  startsOn: '2026-03-01',
  endsOn: null,
  planned: cents(9_600_000),
  spent: cents(0),
  origins: [],
};

export function administrator(ctx: Ctx): Ctx {
  return ctx.as(personActor({ roles: ['administrator'] }));
}

/** For tests of other modules: what an administrator does. */
export { keepMilestone, reachMilestone } from './keep-milestone.ts';
export { findProject } from './store.ts';
export { withdrawProject } from './withdraw-project.ts';
export { writeProject } from './write-project.ts';

let made = 0;

/** A draft of an administrator's, at an address of its own. */
export async function writtenProject(ctx: Ctx, text: Partial<ProjectText> = {}): Promise<string> {
  made += 1;
  const slug = `project-${made}`;
  const done = await startProject(administrator(ctx), slug, { ...PROJECT, ...text });
  if (!done.ok) throw new Error(done.code);
  return slug;
}

export async function publicProject(ctx: Ctx, text: Partial<ProjectText> = {}): Promise<string> {
  const slug = await writtenProject(ctx, text);
  const done = await publishProject(administrator(ctx), slug);
  if (!done.ok) throw new Error(done.code);
  return slug;
}
