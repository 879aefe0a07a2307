import { ok, type Result, refuse } from '#kernel/result.ts';
import { listHolders } from '#modules/identity/index.ts';
import { IN_SIGHT } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { closeCase, lockCases } from './cases-store.ts';
import { findHiding, liftHiding } from './hidings-store.ts';
import { letterNow } from './letters.ts';
import { type CaseId, LONGEST_WORDS, SHORTEST_APPEAL } from './moderation.ts';
import { mayDecideAppeal } from './policy.ts';
import { writeRecord } from './record-of-moderation.ts';
import { changeThing } from './things.ts';

type Refused =
  | 'moderation-not-there'
  | 'appeal-not-yours'
  | 'appeal-decided'
  | 'decision-needs-words'
  | 'words-too-long';

/** Restores what was hidden, or leaves it hidden; both sides are told why. */
export async function decideAppeal(
  ctx: Ctx,
  input: { readonly id: CaseId; readonly restore: boolean; readonly words: string },
): Promise<Result<void, Refused>> {
  const decision = input.words.trim();
  const length = [...decision].length;
  if (length < SHORTEST_APPEAL) return refuse('decision-needs-words', { min: SHORTEST_APPEAL });
  if (length > LONGEST_WORDS) return refuse('words-too-long', { max: LONGEST_WORDS });
  return ctx.transact(async (inside) => {
    const [appeal] = await lockCases(inside, [input.id]);
    const hiding = appeal?.hidingId ? await findHiding(inside, { id: appeal.hidingId }) : undefined;
    if (appeal?.kind !== 'appeal' || !hiding) return refuse('moderation-not-there');
    const moderators = await listHolders(inside, 'moderator', appeal.processId);
    if (!mayDecideAppeal(inside.actor, hiding, moderators)) return refuse('appeal-not-yours');
    if (appeal.closedAt) return refuse('appeal-decided');
    const by = inside.actor.kind === 'person' ? inside.actor.personId : null;
    if (input.restore && hiding.liftedAt === null) {
      await liftHiding(inside, hiding.id, 'appeal');
      await changeThing(inside, appeal.subject, IN_SIGHT);
    }
    await closeCase(inside, appeal.id, { outcome: input.restore ? 'restored' : 'upheld', by, decision });
    const { subject, processId } = appeal;
    const after = input.restore ? 'restored' : 'upheld';
    await inside.noteAct({ act: 'appeal-decided', subject, processId, before: hiding.reason, after });
    await letterNow(inside, { kind: 'appeal-decided', id: appeal.id });
    await letterNow(inside, { kind: 'appeal-decided-staff', id: appeal.id });
    if (input.restore) await writeRecord(inside, appeal.subject, appeal.processId, { shown: 'appeal' });
    return ok();
  });
}
