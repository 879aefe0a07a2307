import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { mailJobs } from '#platform/mail-jobs.ts';
import { type OutboxMail, outbox } from '#platform/outbox.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { chooseNotices } from './choose-notices.ts';
import { notificationJobs } from './jobs.ts';
import type { Frequency, NoticeKind } from './notice.ts';

/** A house with an officer, and a proposal of somebody's. */
export async function noticedHouse() {
  const house = await testHouse();
  const process = await openProcess(house.city);
  const author = await house.enter();
  const proposal = await published(house.city, process, {}, author.ctx.actor);
  const officer = await house.enter({ roles: [{ role: 'officer', processId: null }] });
  return { house, process, author, proposal, officer };
}

export type Noticed = Awaited<ReturnType<typeof noticedHouse>>;

export const JOBS = [...notificationJobs(), ...mailJobs(null, async () => true)];

/** She says yes to letters, as often as this about everything. */
export async function wantsLetters(who: Visitor, frequency: Frequency = 'daily', byEmail = true): Promise<void> {
  const kinds: readonly NoticeKind[] = [
    'answers',
    'yours',
    'comments',
    'proposals',
    'steps',
    'budgets',
    'projects',
    'news',
  ];
  const frequencies = Object.fromEntries(kinds.map((kind) => [kind, frequency])) as Record<NoticeKind, Frequency>;
  await chooseNotices(who.ctx, { frequencies, own: true, byEmail }, { words: 'test', saidAt: 'notices' });
}

/** Runs one job by its name, and whatever it leaves to do. */
export async function runJob(house: TestHouse, name: string): Promise<void> {
  await house.city.enqueue(name, {});
  await house.runJobs(JOBS);
}

/** What she was told of, the newest first. */
export async function toldOf(house: TestHouse, personId: PersonId): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select e.type from notices n join notice_events e on e.id = n.event_id
    where n.person_id = ${personId} order by n.event_id desc`.execute(house.db);
  return rows.map(({ type }) => type);
}

/** Letters of notices to her, the newest first. */
export async function lettersTo(house: TestHouse, { personId }: Visitor): Promise<OutboxMail[]> {
  const letters = await outbox(house.city, { limit: 1000 });
  return letters.filter((letter) => letter.personId === personId && letter.kind === 'notices');
}
