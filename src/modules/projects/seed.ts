import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { SizedPicture } from '#platform/pictures.ts';
import { storePicture } from './picture-store.ts';
import type { Milestone, MilestoneId, ProjectId, ProjectText } from './project.ts';
import { publishProject } from './publish-project.ts';
import { findProject, listFeatured } from './store.ts';
import { startProject } from './write-project.ts';
import { insertMilestone, markPublished, writeAlt, writeFeatured } from './write-store.ts';

/** A project of the demo city. */
export interface DemoProject extends ProjectText {
  readonly slug: string;
  readonly publishedAt: Date;
  readonly alt: LocalizedText;
  /** WebP, clean already: a start draws nothing. */
  readonly picture: { readonly large: SizedPicture; readonly small: Pick<SizedPicture, 'bytes'> };
  readonly milestones: readonly Omit<Milestone, 'id'>[];
}

/** Published, and on the home page after those before it. A project that is there already is left as it is. */
export async function seedProject(ctx: Ctx, demo: DemoProject): Promise<ProjectId> {
  const { slug, publishedAt, alt, picture, milestones, ...text } = demo;
  return ctx.transact(async (inside) => {
    const known = await findProject(inside, slug);
    if (known) return known.id;
    const started = await startProject(inside, slug, text);
    const project = started.ok ? await findProject(inside, slug) : undefined;
    if (!project) throw new Error(`The demo's project ${slug} cannot be written: ${JSON.stringify(started)}`);
    const { id } = project;
    await storePicture(inside, project, picture);
    await writeAlt(inside, id, alt);
    for (const milestone of milestones) {
      await insertMilestone(inside, id, { ...milestone, id: inside.newId<MilestoneId>() });
    }
    const published = await publishProject(inside, slug);
    if (!published.ok) throw new Error(`The demo's project ${slug} cannot be published: ${published.code}`);
    await markPublished(inside, id, publishedAt);
    await writeFeatured(inside, [...(await listFeatured(inside)).map((each) => each.slug), slug]);
    return id;
  });
}
