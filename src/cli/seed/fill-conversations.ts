import { seededChance } from '#kernel/chance.ts';
import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { flagStatement, type SeededConversation, seedConversation } from '#modules/participation/conversation/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf, readDemo } from './demo-files.ts';
import type { FilledProcess } from './fill-processes.ts';

interface DemoConversation {
  readonly process: string;
  readonly step: string;
  readonly groups: readonly { readonly people: number }[];
  /** Where the lots begin: the same answers at every filling. */
  readonly lot: number;
  readonly statements: readonly {
    readonly key: string;
    readonly language: Language;
    readonly body: string;
    /** Of a hundred people of each group. */
    readonly agree: readonly number[];
    readonly disagree: readonly number[];
    readonly createdDay: number;
  }[];
}

/** Conversations of the demo city: people answer as their group does, more or less, and most stop before the end. */
export async function fillConversations(
  ctx: Ctx,
  processes: ReadonlyMap<string, FilledProcess>,
  people: ReadonlyMap<string, PersonId>,
): Promise<number> {
  let answers = 0;
  for (const demo of readDemo<DemoConversation[]>('conversations.json')) {
    const process = processes.get(demo.process)?.process;
    const step = process?.steps.find(({ slug }) => slug === demo.step);
    if (!process || !step) throw new Error(`The demo's conversation ${demo.process}/${demo.step} has no step`);
    const now = ctx.clock.now();
    const answering = demo.groups.flatMap(({ people: many }, group) => Array.from({ length: many }, () => group));
    const done = await seedConversation(ctx, {
      processId: process.id,
      stepId: step.id,
      statements: demo.statements.map(({ key, language, body, createdDay }) => ({
        ...{ externalId: key, language, body, state: 'shown' as const, outReason: null },
        createdAt: momentOf(now, { days: createdDay, hour: 10 }),
      })),
      participants: answering.map((_, at) => `demo-${at + 1}`),
      votes: votesOf(demo, answering, now),
    });
    if (!done.ok) throw new Error(`The demo's conversation cannot be filled: ${done.code}`);
    answers += done.value.votes;
    await flagFirst(ctx, { process: process.slug, step: step.slug }, [...people.values()].slice(14, 16));
  }
  return answers;
}

/** Two neighbours say that a statement says two things at once: it waits for the moderators. */
async function flagFirst(ctx: Ctx, at: { process: string; step: string }, people: readonly PersonId[]): Promise<void> {
  for (const personId of people) {
    const sessionId = ctx.newId<SessionId>();
    const hers = ctx.as({ kind: 'person', personId, sessionId, displayName: '', roles: [] });
    const done = await flagStatement(hers, at, { statement: 10, reason: 'two-in-one' });
    if (!done.ok) throw new Error(`The demo's statement cannot be flagged: ${done.code}`);
  }
}

function* votesOf(demo: DemoConversation, people: readonly number[], now: Date): Generator<VoteOf> {
  const { next: lot } = seededChance(demo.lot);
  for (const [participant, group] of people.entries()) {
    // Between a third and all of them.
    const share = 0.35 + 0.65 * lot();
    const day = -29 + Math.floor(28 * lot());
    for (const [statement, { agree, disagree }] of demo.statements.entries()) {
      if (lot() > share) continue;
      const drawn = 100 * lot();
      const yes = agree[group] ?? 0;
      const value = drawn < yes ? 1 : drawn < yes + (disagree[group] ?? 0) ? -1 : 0;
      const at = new Date(momentOf(now, { days: day, hour: 18 }).getTime() + statement * 7000);
      yield { participant, statement, value, at };
    }
  }
}

type VoteOf = SeededConversation['votes'] extends Iterable<infer Vote> ? Vote : never;
