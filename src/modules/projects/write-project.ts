import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import { findPlace, pageHtml, readCity } from '#modules/city/index.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProjectMoved } from './events.ts';
import { byAdministrator, stateOnRecord } from './on-record.ts';
import { mayRunProjects } from './policy.ts';
import type { Project, ProjectId, ProjectText } from './project.ts';
import { findProject, takenSlugs } from './store.ts';
import { insertProject, lockProject, updateProject } from './write-store.ts';

type Unfit = 'project-without-title' | 'project-without-lede' | 'project-ends-before' | 'place-unknown';

/** A new draft. Only administrators see it. */
export async function startProject(
  ctx: Ctx,
  slug: string,
  text: ProjectText,
): Promise<Result<{ slug: string }, 'administrators-only' | 'project-slug-taken' | Unfit>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  const unfit = await whatIsUnfit(ctx, text);
  if (unfit) return unfit;
  return ctx.transact(async (inside) => {
    if ((await takenSlugs(inside, slug)).includes(slug)) return refuse('project-slug-taken');
    const id = ctx.newId<ProjectId>();
    await insertProject(inside, { id, slug }, { ...text, body: pageHtml(text.body) });
    await inside.noteAct({ act: 'project-written', subject: { kind: 'project', id }, after: slug });
    return ok({ slug });
  });
}

/** Changes one. What a published one is worth and how far it is stands on the public record; who follows it hears of the latter. */
export async function writeProject(
  ctx: Ctx,
  slug: string,
  text: ProjectText,
): Promise<Result<void, 'administrators-only' | 'project-not-found' | Unfit>> {
  if (!mayRunProjects(ctx.actor)) return refuse('administrators-only');
  const unfit = await whatIsUnfit(ctx, text);
  if (unfit) return unfit;
  return ctx.transact(async (inside) => {
    const id = await lockProject(inside, slug);
    const before = id && (await findProject(inside, slug));
    if (!before) return refuse('project-not-found');
    await updateProject(inside, id, { ...text, body: pageHtml(text.body) });
    await inside.noteAct({ act: 'project-written', subject: { kind: 'project', id }, after: slug });
    if (before.status === 'published') await tellChanges(inside, before, text);
    return ok();
  });
}

async function tellChanges(ctx: Ctx, before: Project, text: ProjectText): Promise<void> {
  const { id } = before;
  const entry = { subject: { kind: 'project', id }, processId: null } as const;
  const by = byAdministrator(ctx);
  if (before.state !== text.state) {
    const event: ProjectMoved = { type: 'project-moved', projectId: id, state: text.state };
    await ctx.emit(event);
    const payload = { ...by, title: text.title, before: stateOnRecord(before.state), after: stateOnRecord(text.state) };
    await appendToRecord(ctx, { kind: 'project-moved', ...entry, payload });
  }
  if (before.planned !== text.planned || before.spent !== text.spent) {
    const planned = { plannedBefore: before.planned, plannedAfter: text.planned };
    const spent = { spentBefore: before.spent, spentAfter: text.spent };
    const payload = { ...by, title: text.title, ...planned, ...spent };
    await appendToRecord(ctx, { kind: 'project-money-changed', ...entry, payload });
  }
}

async function whatIsUnfit(ctx: Ctx, text: ProjectText): Promise<Refusal<Unfit> | undefined> {
  const [language = 'ca'] = (await readCity(ctx)).languages;
  const says = (words: LocalizedText) => Boolean(words[language]?.trim());
  if (!says(text.title)) return refuse('project-without-title');
  if (!says(text.lede)) return refuse('project-without-lede');
  const { startsOn, endsOn, districtId, neighbourhoodId } = text;
  if (startsOn && endsOn && endsOn < startsOn) return refuse('project-ends-before');
  if (districtId === null && neighbourhoodId === null) return undefined;
  const place = await findPlace(ctx, neighbourhoodId ?? districtId ?? '');
  const fits = place?.districtId === districtId && place.neighbourhoodId === neighbourhoodId;
  return fits ? undefined : refuse('place-unknown');
}
