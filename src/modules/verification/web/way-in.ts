import type { Context } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import type { TakingPart } from '../taking-part.ts';

/** What the page of verification can help with; a step for other ages or districts is another matter. */
const HELPED = ['verify-first', 'verify-stronger', 'age-unknown', 'district-unknown', 'guardian-first'];
const OTHERS = ['account-needed', 'members-only', 'too-young', 'too-old', 'other-district'];

/** Whether a refusal says that this person may not take part in this step. */
export function isAboutEligibility({ code }: Pick<Refusal, 'code'>): boolean {
  return HELPED.includes(code) || OTHERS.includes(code);
}

/** Where she puts it right, and from where she comes back to `next`; null where there is no such place. */
export function wayInAddress({ code }: Pick<Refusal, 'code'>, next: string): string | null {
  if (HELPED.includes(code)) return `/verify?next=${encodeURIComponent(next)}`;
  return code === 'account-needed' ? `/sign-in?again=1&next=${encodeURIComponent(next)}` : null;
}

/** For a visitor: to sign in, or to choose between an account and none where the step allows it. */
export function visitorsWayIn(c: Context<Env>, terms: Pick<TakingPart, 'guests'> | undefined, next: string): Response {
  return terms?.guests ? c.redirect(`/take-part?next=${encodeURIComponent(next)}`, 303) : signInFirst(c, next);
}

// words: refusals.verify-first refusals.verify-stronger refusals.age-unknown refusals.district-unknown
// words: refusals.guardian-first refusals.account-needed
/** Leads there, with the reason said at the top of the page; null where no page helps. */
export function wayIn(c: Context<Env>, refusal: Refusal, next: string): Response | null {
  const address = wayInAddress(refusal, next);
  return address === null ? null : seeOther(c, address, { key: `refusals.${refusal.code}`, kind: 'problem' });
}
