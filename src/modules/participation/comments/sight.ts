/** Why a moderator hides something; the public reads it where the thing stood. */
export const HIDING_REASONS = ['insult', 'hate', 'spam', 'personal-data', 'off-topic', 'illegal', 'other'] as const;
export type HidingReason = (typeof HIDING_REASONS)[number];

/** Why something waits for a moderator before others see it; its author and the moderators read it. */
export const HOLD_REASONS = ['first-post', 'every-post', 'link', 'repeated', 'same-as-others', 'rate'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export type SightReason = HidingReason | HoldReason;

/**
 * Who sees a thing. `shown`: everybody; `held`: its author and the moderators, until one of them releases it; `hidden`:
 * the same, and everybody else reads that it was hidden and why.
 */
export interface Sight {
  readonly state: 'shown' | 'held' | 'hidden';
  readonly because: readonly SightReason[];
}

export const IN_SIGHT: Sight = { state: 'shown', because: [] };
