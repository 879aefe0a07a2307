import type { Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { drawMap } from './draw-map.ts';
import { type ImportedConversation, type ImportedCounts, importConversation } from './import-conversation.ts';
import { mapOfAnswers } from './map-of-answers.ts';

/** A conversation of the demo city. */
export type SeededConversation = ImportedConversation;

/** Written as it is, its map drawn at once; repeating it adds nothing. */
export async function seedConversation(
  ctx: Ctx,
  conversation: SeededConversation,
): Promise<Result<ImportedCounts, 'other-conversation-here'>> {
  const counts = await importConversation(ctx, conversation);
  if (counts.ok) await drawMap(ctx, conversation.stepId, async (answers) => mapOfAnswers(answers));
  return counts;
}
