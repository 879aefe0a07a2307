import type { CommentId } from '#kernel/ids.ts';
import { isId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { findPage, readCity } from '#modules/city/index.ts';
import { readDocument } from '#modules/library/index.ts';
import { readNews } from '#modules/news/index.ts';
import { budgetAt, isOver, readBudget } from '#modules/participation/budgets/index.ts';
import { findComments } from '#modules/participation/comments/index.ts';
import { conversationAt } from '#modules/participation/conversation/index.ts';
import { currentStep, readProcess, type Step, whenOf } from '#modules/participation/processes/index.ts';
import { proposalSubject, readProposal } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { at, NUMBER, SLUG } from './paths.ts';
import type { Thing } from './thing.ts';

type Found = Omit<Thing, 'path'> | null;
type Finder = (ctx: Ctx, r: Reader, parts: readonly string[]) => Promise<Found>;

/** Whatever has an address of its own. Each is read by its slice's own use case: what that hides is not found here. */
const FINDERS: readonly (readonly [RegExp, Finder])[] = [
  [at(`/processes/${SLUG}`), process],
  [at(`/processes/${SLUG}/proposals`), proposals],
  [at(`/processes/${SLUG}/proposals/${NUMBER}`), proposal],
  [at(`/processes/${SLUG}/conversation/${SLUG}(/report)?`), conversation],
  [at(`/processes/${SLUG}/budget/${SLUG}`), budget],
  [at(`/processes/${SLUG}/budget/${SLUG}/result`), result],
  [at(`/processes/${SLUG}/budget/${SLUG}/projects/${NUMBER}`), project],
  [at('/comments/([0-9a-f-]{36})'), comment],
  [at(`/news/${SLUG}`), news],
  [at(`/documents/${SLUG}`), document],
  [at(`/pages/${SLUG}`), page],
];

// words: processes.list.title news.list.title library.list.title opendata.title record.title moderation.figures.title privacy.register.title web.door.your-data source.title
const PLACES: Readonly<Record<string, string>> = {
  '/processes': 'processes.list.title',
  '/news': 'news.list.title',
  '/documents': 'library.list.title',
  '/data': 'opendata.title',
  '/record': 'record.title',
  '/transparency': 'moderation.figures.title',
  '/privacy/register': 'privacy.register.title',
  '/your-data': 'web.door.your-data',
  '/source': 'source.title',
};

/** What stands at a path, as this actor may read it. */
export async function findThing(ctx: Ctx, r: Reader, path: string): Promise<Thing | null> {
  for (const [pattern, find] of FINDERS) {
    const match = pattern.exec(path);
    if (!match) continue;
    const found = await find(ctx, r, match.slice(1));
    return found && { ...found, path };
  }
  if (path === '/') return { kind: 'place', title: r.text((await readCity(ctx)).name), path };
  const key = Object.hasOwn(PLACES, path) ? PLACES[path] : undefined;
  return key === undefined ? null : { kind: 'place', title: r.t(key), path };
}

const OF_A_PROCESS = new RegExp(`^/processes/${SLUG}(?:[/?#]|$)`);
const OF_A_COMMENT = /^\/comments\/([0-9a-f-]{36})/;
const NEWS = at(`/news/${SLUG}`);
const DOCUMENT = at(`/documents/${SLUG}`);

/**
 * Whether a short address may say where it leads: not to whoever would find nothing there. The address of a private page is
 * itself a word about it.
 */
export async function mayBeLedTo(ctx: Ctx, path: string): Promise<boolean> {
  const [, process] = OF_A_PROCESS.exec(path) ?? [];
  if (process !== undefined) return (await readProcess(ctx, process)).ok;
  const [, comment] = OF_A_COMMENT.exec(path) ?? [];
  if (comment !== undefined) {
    const [found] = isId(comment) ? await findComments(ctx, [comment as CommentId]) : [];
    return found !== undefined && (await proposalSubject(ctx, found.subjectId)) !== null;
  }
  const [, news] = NEWS.exec(path) ?? [];
  if (news !== undefined) return (await readNews(ctx, news)).ok;
  const [, document] = DOCUMENT.exec(path) ?? [];
  return document === undefined || (await readDocument(ctx, document)).ok;
}

async function process(ctx: Ctx, r: Reader, [slug = '']: readonly string[]): Promise<Found> {
  const found = await readProcess(ctx, slug);
  if (!found.ok || found.value.process.status === 'draft') return null;
  const { question, title, steps } = found.value.process;
  const asked = Object.keys(question).length > 0 ? question : title;
  return { kind: 'process', ...titled(r, asked), when: whenIn(r, currentStep(steps, r.now)) };
}

async function proposals(ctx: Ctx, r: Reader, [slug = '']: readonly string[]): Promise<Found> {
  const found = await readProcess(ctx, slug);
  if (!found.ok || found.value.process.status === 'draft') return null;
  const step = found.value.process.steps.find(({ method }) => method === 'proposals');
  return step ? { kind: 'proposals', ...titled(r, step.title), when: whenIn(r, step) } : null;
}

async function proposal(ctx: Ctx, r: Reader, [slug = '', number = '']: readonly string[]): Promise<Found> {
  const found = await readProposal(ctx, { process: slug, number: Number(number) });
  if (!found.ok || found.value.process.status === 'draft') return null;
  const { title, language } = found.value.proposal;
  const open = found.value.proposal.standing === 'open';
  return { kind: 'proposal', title, lang: r.foreign(language), when: open ? whenIn(r, found.value.step) : undefined };
}

async function conversation(ctx: Ctx, r: Reader, [slug = '', step = '']: readonly string[]): Promise<Found> {
  const found = await conversationAt(ctx, { process: slug, step });
  if ('code' in found || found.process.status === 'draft') return null;
  return { kind: 'conversation', ...titled(r, found.step.title), when: whenIn(r, found.step) };
}

async function budget(ctx: Ctx, r: Reader, [slug = '', step = '']: readonly string[]): Promise<Found> {
  const found = await budgetAt(ctx, { process: slug, step });
  if ('code' in found || found.process.status === 'draft') return null;
  return { kind: 'budget', ...titled(r, found.step.title), when: whenIn(r, found.step) };
}

async function result(ctx: Ctx, r: Reader, [slug = '', step = '']: readonly string[]): Promise<Found> {
  const found = await budgetAt(ctx, { process: slug, step });
  if ('code' in found || !isOver(found.process, found.step, r.now)) return null;
  return { kind: 'result', ...titled(r, found.step.title) };
}

async function project(ctx: Ctx, r: Reader, [slug = '', step = '', number = '']: readonly string[]): Promise<Found> {
  const found = await readBudget(ctx, { process: slug, step });
  if (!found.ok || found.value.process.status === 'draft') return null;
  const one = found.value.projects.find((each) => each.number === Number(number) && each.feasibility !== 'undecided');
  return one ? { kind: 'project', title: one.title, lang: r.foreign(one.language) } : null;
}

/** As it stands under what it is about: who may not read that reads no comment on it. */
async function comment(ctx: Ctx, r: Reader, [id = '']: readonly string[]): Promise<Found> {
  const [found] = isId(id) ? await findComments(ctx, [id as CommentId]) : [];
  const subject = found?.state === 'shown' ? await proposalSubject(ctx, found.subjectId) : null;
  if (!subject) return null;
  return { kind: 'comment', title: subject.title, lang: subject.language && r.foreign(subject.language) };
}

async function news(ctx: Ctx, r: Reader, [slug = '']: readonly string[]): Promise<Found> {
  const found = await readNews(ctx, slug);
  if (!found.ok || found.value.item.state !== 'published') return null;
  return { kind: 'news', ...titled(r, found.value.item.title) };
}

async function document(ctx: Ctx, r: Reader, [slug = '']: readonly string[]): Promise<Found> {
  const found = await readDocument(ctx, slug);
  if (!found.ok || found.value.document.state !== 'published') return null;
  return { kind: 'document', ...titled(r, found.value.document.title) };
}

async function page(ctx: Ctx, r: Reader, [slug = '']: readonly string[]): Promise<Found> {
  const found = await findPage(ctx, slug);
  return found ? { kind: 'page', ...titled(r, found.title) } : null;
}

function titled(r: Reader, text: LocalizedText): Pick<Thing, 'title' | 'lang'> {
  const { text: title, language } = r.textWithLanguage(text);
  return { title, lang: r.foreign(language) };
}

/** While one can still take part, or soon. */
function whenIn(r: Reader, step: Step | undefined): string | undefined {
  if (!step || (step.closesAt !== null && step.closesAt <= r.now)) return undefined;
  return whenOf(step, r);
}
