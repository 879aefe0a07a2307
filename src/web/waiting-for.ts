import { isAdministrator, isStaff } from '#kernel/actor.ts';
import type { Reader } from '#kernel/reader.ts';
import { listProcesses, mayRunProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countMails } from '#platform/outbox.ts';
import type { Watch } from './watch-routes.ts';

/** One line of the desk's queue. */
export interface Waiting {
  /** The place of the desk it belongs to. */
  readonly place: 'answers' | 'processes' | 'outbox' | 'jobs';
  readonly title: string;
  readonly lang?: string;
  readonly href: string;
  /** The process, in words. */
  readonly where: string;
  readonly dueAt: Date | null;
  /** How many things the line stands for. */
  readonly count: number;
}

/** What waits for whoever reads, as each module knows it: what is due first stands first. */
export async function waitingFor(ctx: Ctx, reader: Reader, watch: Watch): Promise<Waiting[]> {
  if (!isStaff(ctx.actor)) return [];
  const found = await Promise.all([draftsOf(ctx, reader), lettersAndJobs(ctx, reader, watch)]);
  const due = ({ dueAt }: Waiting) => dueAt?.getTime() ?? Infinity;
  return found.flat().sort((a, b) => due(a) - due(b) || 0);
}

/** Processes I build that nobody else sees yet. */
async function draftsOf(ctx: Ctx, reader: Reader): Promise<Waiting[]> {
  const drafts = await listProcesses(ctx, { statuses: ['draft'] });
  return drafts
    .filter(({ id }) => mayRunProcess(ctx.actor, id))
    .map((process) => {
      const { text, language } = reader.textWithLanguage(process.title);
      return {
        place: 'processes',
        title: text || process.slug,
        lang: language,
        href: `/manage/processes/${process.slug}`,
        where: reader.text(process.department),
        // A draft whose first step should have opened is late.
        dueAt: process.steps[0]?.opensAt ?? null,
        count: 1,
      };
    });
}

async function lettersAndJobs(ctx: Ctx, reader: Reader, watch: Watch): Promise<Waiting[]> {
  if (!isAdministrator(ctx.actor)) return [];
  const [letters, jobs] = await Promise.all([countMails(ctx, 'failed'), watch.counts().then(({ failed }) => failed)]);
  const where = reader.t('desk-desk.queue.the-house');
  const lines = [
    { place: 'outbox', count: letters, href: '/manage/outbox?state=failed' },
    { place: 'jobs', count: jobs, href: '/manage/jobs' },
  ] as const;
  return lines
    .filter(({ count }) => count > 0)
    .map((line) => ({
      ...line,
      title: reader.t(line.place === 'outbox' ? 'desk-desk.queue.letters' : 'desk-desk.queue.jobs', {
        count: line.count,
      }),
      where,
      dueAt: null,
    }));
}
