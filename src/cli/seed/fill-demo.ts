import {
  type City,
  type CityPage,
  drawAreas,
  findPage,
  listAreas,
  listNeighbourhoods,
  publishPage,
  writeCity,
} from '#modules/city/index.ts';
import { changeSettings, USUAL_SETTINGS } from '#modules/participation/moderation/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readDemo } from './demo-files.ts';
import { fillBudgets } from './fill-budgets.ts';
import { fillComments } from './fill-comments.ts';
import { fillConversations } from './fill-conversations.ts';
import { fillCorrections } from './fill-corrections.ts';
import { fillLibrary } from './fill-library.ts';
import { fillLinks } from './fill-links.ts';
import { fillModeration } from './fill-moderation.ts';
import { fillNews } from './fill-news.ts';
import { fillNotices } from './fill-notices.ts';
import { fillPeople } from './fill-people.ts';
import { fillProcesses } from './fill-processes.ts';
import { fillProjects } from './fill-projects.ts';
import { fillProposals } from './fill-proposals.ts';
import { fillVerification } from './fill-verification.ts';

interface DemoCity extends Pick<City, 'name' | 'tagline' | 'accent' | 'languages' | 'timeZone' | 'contact'> {
  readonly pages: Readonly<Record<string, { title: City['name']; body: City['name']; version?: string }>>;
}

interface ComingTerms extends Pick<CityPage, 'title' | 'body' | 'version'> {
  readonly holdsInDays: number;
}

/** The whole demo city, from the files of demo/vallserena. */
export async function fillDemo(ctx: Ctx, say: (message: string) => void): Promise<Record<string, number>> {
  const { pages, ...city } = readDemo<DemoCity>('city.json');
  for (const kind of ['district', 'neighbourhood'] as const) {
    const drawn = await drawAreas(ctx, kind, readDemo(`${kind}s.geojson`));
    if (!drawn.ok) throw new Error(`The demo's ${kind}s cannot be drawn: ${drawn.code}`);
  }
  await writeCity(ctx, { ...city, currency: 'EUR', logoFileId: null, demo: true });
  // Whoever tries the demo sees at once what she writes; links of new accounts wait for a moderator.
  await changeSettings(ctx, null, { ...USUAL_SETTINGS, mode: 'off' });
  for (const [slug, page] of Object.entries(pages)) {
    await publishPage(ctx, { slug, version: page.version ?? '2026-01', title: page.title, body: page.body });
  }
  const terms = await announceTerms(ctx);
  const districts = new Map((await listAreas(ctx, 'district')).map((area) => [area.code, area.id]));
  const neighbourhoods = new Map((await listNeighbourhoods(ctx)).map(({ code, id }) => [code, id]));
  const processes = await fillProcesses(ctx);
  const people = await fillPeople(ctx, { districts, processes, terms });
  const proposals = await fillProposals(ctx, { districts, neighbourhoods, processes, people });
  const comments = await fillComments(ctx, { people, proposals });
  await fillModeration(ctx, { people, proposals });
  const answers = await fillConversations(ctx, processes, people);
  const documents = await fillLibrary(ctx, processes);
  const news = await fillNews(ctx, processes);
  const projects = await fillProjects(ctx, { districts, neighbourhoods, processes, proposals });
  const notices = await fillNotices(ctx, { districts, processes, people, proposals, news, projects });
  await fillVerification(ctx, { districts, processes, people });
  await fillCorrections(ctx, people);
  const ballots = await fillBudgets(ctx, { processes, districts });
  const links = await fillLinks(ctx);
  say(
    `Settled ${people.size} people, ${processes.size} processes, ${proposals.size} proposals, ${projects.size} projects, ${comments} comments, ${answers} answers in conversations, ${ballots} ballots.`,
  );
  return {
    districts: districts.size,
    pages: Object.keys(pages).length,
    people: people.size,
    processes: processes.size,
    proposals: proposals.size,
    projects: projects.size,
    comments,
    answers,
    documents,
    news: news.size,
    notices,
    ballots,
    links,
  };
}

/** A new version of the terms that does not hold yet: whoever enters as a resident is asked. */
async function announceTerms(ctx: Ctx): Promise<{ inForce: string; coming: string }> {
  const { holdsInDays, ...page } = readDemo<ComingTerms>('coming-terms.json');
  const holdsFrom = new Date(ctx.clock.now().getTime() + holdsInDays * 86_400_000);
  const inForce = (await findPage(ctx, 'terms'))?.version ?? '';
  const published = await publishPage(ctx, { ...page, slug: 'terms', holdsFrom });
  if (!published.ok) throw new Error(`The demo's coming terms cannot be published: ${published.code}`);
  return { inForce, coming: page.version };
}
