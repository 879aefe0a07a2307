import type { StepId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { mayTakePart } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { OwnAnswers } from './drawn-map.ts';
import { findMap, type StoredMap } from './map-store.ts';
import { nextStatement } from './next-statement.ts';
import { conversationAt, type Place } from './place.ts';
import { isOpen, mayModerate, mayRunConversation, maySeeMap } from './policy.ts';
import type { ConversationAddress, Statement } from './statement.ts';
import { listStatements } from './statement-store.ts';
import { answersOf } from './vote-store.ts';

export interface ConversationRead extends Place {
  /** Every statement that is shown, by number. */
  readonly statements: readonly Statement[];
  readonly stored: StoredMap | undefined;
  readonly own: OwnAnswers;
  /** How many of the statements shown she has answered. */
  readonly answered: number;
  /** What she is shown now; undefined when she has answered everything. */
  readonly next: Statement | undefined;
  readonly may: {
    readonly answer: boolean;
    readonly write: boolean;
    readonly seeMap: boolean;
    readonly moderate: boolean;
    readonly run: boolean;
  };
}

/** Priority of a statement that nobody has answered yet: one that no map knows. Pol.is gives it ((1 − ½)(0 + 1)½ · 9)². */
export const NEWCOMER = 5.0625;

/** How pages come by what is the same for everybody: read afresh in tests, remembered for a moment by the routes. */
export interface Reads {
  statements(ctx: Ctx, stepId: StepId): Promise<readonly Statement[]>;
  map(ctx: Ctx, stepId: StepId): Promise<StoredMap | undefined>;
}

export const AFRESH: Reads = { statements: (ctx, stepId) => listStatements(ctx, stepId), map: findMap };

/**
 * A conversation as one person meets it.
 * @param who what the draw of the next statement hangs on for a visitor: her address's hash
 */
export async function readConversation(
  ctx: Ctx,
  address: ConversationAddress,
  who: string,
  reads: Reads = AFRESH,
): Promise<Result<ConversationRead, 'conversation-not-found'>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules } = place;
  const { actor } = ctx;
  const person = actor.kind === 'person' ? actor.personId : undefined;
  const [statements, stored, own] = await Promise.all([
    reads.statements(ctx, step.id),
    reads.map(ctx, step.id),
    person ? answersOf(ctx, step.id, person) : new Map(),
  ]);
  const unanswered = statements.filter(({ number, authorId }) => !own.has(number) && authorId !== (person ?? ''));
  const priorities = new Map(stored?.map.statements.map(({ number, priority }) => [number, priority]));
  const now = ctx.clock.now();
  const open = isOpen(process, step, now);
  const answered = statements.filter(({ number }) => own.has(number)).length;
  const isHers = mayTakePart(actor, process);
  return ok({
    ...place,
    ...{ statements, stored, own, answered },
    next: nextStatement(person ?? who, unanswered, priorities, NEWCOMER),
    may: {
      answer: open && isHers,
      write: open && isHers && rules.writing,
      seeMap: maySeeMap(actor, place, now, answered),
      moderate: mayModerate(actor, process.id),
      run: mayRunConversation(actor, process.id),
    },
  });
}
