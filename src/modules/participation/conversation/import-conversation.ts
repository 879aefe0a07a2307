import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { importParticipants, importStatements, importVotes } from './import-store.ts';
import type { StatementState, VoteValue } from './statement.ts';

/** A conversation as another platform exports it. Names are those it has there. */
export interface ImportedConversation {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly statements: readonly {
    readonly externalId: string;
    readonly language: Language;
    readonly body: string;
    readonly state: StatementState;
    readonly outReason: string | null;
    readonly createdAt: Date;
  }[];
  readonly participants: readonly string[];
  /** By the places in the lists above. */
  readonly votes: Iterable<{
    readonly participant: number;
    readonly statement: number;
    readonly value: VoteValue;
    readonly at: Date;
  }>;
}

export interface ImportedCounts {
  readonly statements: number;
  readonly participants: number;
  readonly votes: number;
}

/**
 * Takes a whole conversation in, in one transaction: all of it or nothing. Repeating it adds nothing; an answer that changed
 * there since is brought up to date, and what was taken out or let in there. Where statements of another conversation stand under
 * the same names it is refused: its answers would become answers to those. Call it as the system.
 * @returns how many were new, or in the case of votes new or different
 */
export async function importConversation(
  ctx: Ctx,
  conversation: ImportedConversation,
): Promise<Result<ImportedCounts, 'other-conversation-here'>> {
  if (ctx.actor.kind !== 'system') throw new Error('An import acts as the system');
  return ctx.transact(async (inside) => {
    const statements = await importStatements(inside, conversation);
    if (!statements) return refuse('other-conversation-here');
    const participants = await importParticipants(inside, conversation.stepId, conversation.participants);
    const votes = await importVotes(inside, conversation.stepId, {
      statements: statements.numbers,
      participants: participants.numbers,
      votes: conversation.votes,
    });
    return ok({ statements: statements.added, participants: participants.added, votes });
  });
}
