import { sql } from 'kysely';
import { isId, type ProcessId } from '#kernel/ids.ts';
import { commented, subject } from '#modules/participation/comments/testing.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailJobs } from '#platform/mail-jobs.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { changeSettings } from './change-settings.ts';
import { decideCases } from './decide-cases.ts';
import { moderationJobs } from './jobs.ts';
import type { CaseId, HidingReason, HoldSettings, ThingRef } from './moderation.ts';
import { NOTHING_HELD } from './moderation.ts';
import { reportThing } from './report-thing.ts';

/** A house with two moderators of the city, an administrator, and a process with a proposal to argue about. */
export async function moderatedHouse() {
  const house = await testHouse();
  const process = await openProcess(house.city);
  const proposal = await published(house.city, process);
  const role = (name: 'moderator' | 'administrator') => [{ role: name, processId: null }];
  const [one, other] = [
    await house.enter({ roles: role('moderator') }),
    await house.enter({ roles: role('moderator') }),
  ];
  const administrator = await house.enter({ roles: role('administrator') });
  return { house, process, proposal, one, other, administrator };
}

export type Moderated = Awaited<ReturnType<typeof moderatedHouse>>;

/** What writes and sends letters. */
export const JOBS = [...moderationJobs(), ...mailJobs(null)];

export const TEXT = 'La plaça necessita ombra al migdia i bancs on seure els avis.';

/** A comment of hers under the proposal, as it came out. */
export async function say({ house, process, proposal }: Moderated, her: Visitor, body = TEXT) {
  await house.platform.limits.forgive('comments', her.personId);
  const about = subject({ id: proposal.id, processId: process.processId });
  const comment = await commented(house.city, about, { author: her.ctx.actor, body });
  return { ...comment, ref: { kind: 'comment', id: comment.id } satisfies ThingRef };
}

export function hold(house: TestHouse, settings: Partial<HoldSettings>, processId: ProcessId | null = null) {
  return changeSettings(house.city, processId, { ...NOTHING_HELD, ...settings });
}

export async function openCaseOf(ctx: Ctx, { id }: ThingRef, kind?: string): Promise<CaseId> {
  const { rows } = await sql<{ id: CaseId }>`
    select id from moderation_cases where subject_id = ${id} and closed_at is null
      and (${kind ?? null}::text is null or kind = ${kind ?? null})`.execute(ctx.db);
  const [found] = rows;
  if (!found || !isId(found.id)) throw new Error('No case is open');
  return found.id;
}

/** Reported by somebody, hidden by a moderator. */
export async function hidden(
  city: Moderated,
  reason: HidingReason = 'insult',
  words = 'Parla de la gent sense respecte.',
) {
  const author = await city.house.enter();
  const comment = await say(city, author);
  await report(city, comment.ref);
  const ids = [await openCaseOf(city.house.ctx, comment.ref)];
  const decided = await decideCases(city.one.ctx, { ids, act: 'hide', reason, words });
  if (!decided.ok) throw new Error(decided.code);
  return { author, comment, batchId: decided.value.batchId };
}

export async function report(city: Moderated, ref: ThingRef, reason: HidingReason = 'insult') {
  const reporter = await city.house.enter();
  const done = await reportThing(reporter.ctx, { subject: ref, reason, words: 'Mireu-ho.' });
  if (!done.ok) throw new Error(done.code);
  return reporter;
}
