import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { consentStands, recordConsent } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Choices, readChoices, writeFollowOwn, writeFrequencies } from './choice-store.ts';
import { whoFollows } from './follow-thing.ts';

/** What she was asked before she said yes to letters. */
export interface Asked {
  /** Fingerprint of the words. */
  readonly words: string;
  readonly saidAt: 'notices' | 'one-click';
}

export interface NoticeChoices extends Choices {
  /** She said yes to letters. */
  readonly byEmail: boolean;
}

export async function readNoticeChoices(ctx: Ctx): Promise<Result<NoticeChoices, 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  return ok({
    ...(await readChoices(ctx, personId)),
    byEmail: await consentStands(ctx, personId, 'notices-by-email'),
  });
}

/** How often, about what, and whether by letter at all: her yes or no to letters stands in her ledger of consents. */
export async function chooseNotices(
  ctx: Ctx,
  chosen: NoticeChoices,
  asked: Asked,
): Promise<Result<void, 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  return ctx.transact(async (inside) => {
    await writeFrequencies(inside, personId, chosen.frequencies);
    await writeFollowOwn(inside, personId, chosen.own);
    await sayOfLetters(inside, personId, chosen.byEmail, asked);
    return ok();
  });
}

export async function sayOfLetters(ctx: Ctx, personId: PersonId, given: boolean, asked: Asked): Promise<void> {
  const { language } = ctx;
  await recordConsent(ctx, personId, { consent: 'notices-by-email', given, language, ...asked });
}
