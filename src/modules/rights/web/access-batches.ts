import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { PersonalDataAccessEntry } from '#platform/personal-data.ts';

const BATCH = 500;

/** Every reading of a person's data, her own included, newest first. */
export async function* accessBatches(ctx: Ctx, personId: PersonId): AsyncGenerator<PersonalDataAccessEntry[]> {
  let after: string | undefined;
  for (;;) {
    const entries = await ctx.personal.accessesOf(personId, { limit: BATCH, withOwn: true, ...(after && { after }) });
    yield entries;
    after = entries.at(-1)?.id;
    if (entries.length < BATCH) return;
  }
}
