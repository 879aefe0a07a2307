import { isAdministrator, isStaff } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import {
  countWaiting as countModeration,
  DAYS_TO_DECIDE,
  firstWaiting,
  lineOf,
} from '#modules/participation/moderation/index.ts';
import { formsToCheck } from '#modules/participation/paper/index.ts';
import { listProcesses, mayRunProcess } from '#modules/participation/processes/index.ts';
import { answerQueue, waitingForAnswer } from '#modules/participation/proposals/index.ts';
import { countCorrections } from '#modules/rights/index.ts';
import { countConflicts } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countMails } from '#platform/outbox.ts';
import type { Watch } from './watch-routes.ts';

export const WAITING_PLACES = [
  'answers',
  'moderation',
  'processes',
  'paper',
  'verification',
  'corrections',
  'outbox',
  'jobs',
] as const;
/** The place of the desk a thing belongs to. */
export type WaitingPlace = (typeof WAITING_PLACES)[number];

/** One line of the desk's queue. */
export interface Waiting {
  readonly place: WaitingPlace;
  readonly title: string;
  readonly lang?: string;
  readonly href: string;
  /** The process, in words. */
  readonly where: string;
  readonly dueAt: Date | null;
}

/** How many things wait for whoever reads, by place. */
export async function countWaiting(ctx: Ctx, watch: Watch): Promise<Readonly<Record<WaitingPlace, number>>> {
  const none = Object.fromEntries(WAITING_PLACES.map((place) => [place, 0])) as Record<WaitingPlace, number>;
  if (!isStaff(ctx.actor)) return none;
  const [{ waiting: answers }, cases, drafts, batches, verification, corrections, house] = await Promise.all([
    waitingForAnswer(ctx),
    countModeration(ctx),
    ownDrafts(ctx),
    formsToCheck(ctx),
    isAdministrator(ctx.actor) ? countConflicts(ctx) : 0,
    isAdministrator(ctx.actor) ? countCorrections(ctx) : { count: 0 },
    isAdministrator(ctx.actor) ? brokenThings(ctx, watch) : none,
  ]);
  const moderation = cases.hold + cases.report + cases.appeal;
  const paper = batches.length;
  const processes = drafts.length;
  return { ...none, ...house, answers, moderation, processes, paper, verification, corrections: corrections.count };
}

/** The same, line by line, as each module knows it: what is due first stands first; at most 50 answers. */
export async function waitingFor(ctx: Ctx, reader: Reader, watch: Watch): Promise<Waiting[]> {
  if (!isStaff(ctx.actor)) return [];
  const found = await Promise.all([
    answersOwed(ctx, reader),
    casesToDecide(ctx, reader),
    draftsToFinish(ctx, reader),
    paperToCheck(ctx, reader),
    documentsInDispute(ctx, reader),
    dataToCorrect(ctx, reader),
    toRepair(ctx, reader, watch),
  ]);
  const due = ({ dueAt }: Waiting) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return found.flat().sort((a, b) => due(a) - due(b));
}

async function answersOwed(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const { rows, processes } = await answerQueue(ctx, { queue: 'waiting', words: '', offset: 0 });
  return rows.map(({ proposal, dueAt }) => {
    const process = processes.get(proposal.processId);
    return {
      place: 'answers',
      title: proposal.title,
      lang: proposal.language,
      href: `/manage/answers/${proposal.id}`,
      where: process ? reader.text(process.title) : '',
      dueAt,
    };
  });
}

/** Two accounts show one document: whoever claimed it first stands first, all of them on one page. */
async function documentsInDispute(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const count = isAdministrator(ctx.actor) ? await countConflicts(ctx) : 0;
  if (count === 0) return [];
  const title = reader.t('verification-desk.conflicts.title', { count });
  const where = reader.t('desk-desk.queue.the-house');
  return [{ place: 'verification', title, href: '/manage/verification/conflicts', where, dueAt: null }];
}

/** What residents asked to have put right, all on one page; the first is due first. */
async function dataToCorrect(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const { count, dueAt } = isAdministrator(ctx.actor) ? await countCorrections(ctx) : { count: 0, dueAt: null };
  if (count === 0) return [];
  const title = reader.t('privacy-desk.corrections.wait', { count });
  const where = reader.t('desk-desk.queue.the-house');
  return [{ place: 'corrections', title, href: '/manage/corrections', where, dueAt }];
}

const MOST_CASES = 25;

/** What waits for a moderator: to be decided within two days. */
async function casesToDecide(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const rows = await firstWaiting(ctx, MOST_CASES);
  if (rows.length === 0) return [];
  const titles = await titlesOfProcesses(ctx);
  return rows.map(({ one, thing }) => ({
    place: 'moderation',
    title: thing ? lineOf(thing) : reader.t('moderation-desk.gone', { kind: one.subject.kind }),
    ...(thing && { lang: thing.language }),
    href: `/manage/moderation/cases/${one.id}`,
    where: reader.text(titles.get(one.processId) ?? {}),
    dueAt: new Date(one.openedAt.getTime() + DAYS_TO_DECIDE * 86_400_000),
  }));
}

async function titlesOfProcesses(ctx: Ctx): Promise<ReadonlyMap<ProcessId, LocalizedText>> {
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return new Map(processes.map(({ id, title }) => [id, title]));
}

/** Forms on paper that somebody else entered once: what nobody checks within three months is emptied. */
async function paperToCheck(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const batches = await formsToCheck(ctx);
  if (batches.length === 0) return [];
  const titles = await titlesOfProcesses(ctx);
  return batches.map(({ id, process_id, number, forms, emptiedAt }) => ({
    place: 'paper',
    title: reader.t('desk-desk.queue.paper', { number, forms }),
    href: `/manage/paper/batches/${id}`,
    where: reader.text(titles.get(process_id) ?? {}),
    dueAt: emptiedAt,
  }));
}

/** Processes I build that nobody else sees yet. */
async function ownDrafts(ctx: Ctx) {
  const drafts = await listProcesses(ctx, { statuses: ['draft'] });
  return drafts.filter(({ id }) => mayRunProcess(ctx.actor, id));
}

async function draftsToFinish(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  return (await ownDrafts(ctx)).map((process) => {
    const { text, language } = reader.textWithLanguage(process.title);
    return {
      place: 'processes',
      title: text || process.slug,
      lang: language,
      href: `/manage/processes/${process.slug}`,
      where: reader.text(process.department),
      // A draft whose first step should have opened is late.
      dueAt: process.steps[0]?.opensAt ?? null,
    };
  });
}

async function brokenThings(ctx: Ctx, watch: Watch): Promise<{ outbox: number; jobs: number }> {
  const [outbox, jobs] = await Promise.all([countMails(ctx, 'failed'), watch.counts().then(({ failed }) => failed)]);
  return { outbox, jobs };
}

async function toRepair(ctx: Ctx, reader: Reader, watch: Watch): Promise<Waiting[]> {
  if (!isAdministrator(ctx.actor)) return [];
  const { outbox, jobs } = await brokenThings(ctx, watch);
  const { t } = reader;
  const same = { where: t('desk-desk.queue.the-house'), dueAt: null };
  const letters = { place: 'outbox', title: t('desk-desk.queue.letters', { count: outbox }) } as const;
  const work = { place: 'jobs', title: t('desk-desk.queue.jobs', { count: jobs }) } as const;
  return [
    ...(outbox > 0 ? [{ ...same, ...letters, href: '/manage/outbox?state=failed' }] : []),
    ...(jobs > 0 ? [{ ...same, ...work, href: '/manage/jobs' }] : []),
  ];
}
