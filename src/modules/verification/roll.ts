/** Through which door somebody took part. */
export const CHANNELS = ['account', 'guest', 'assisted', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A line of the roll: she took part in the step, once. */
export interface RollEntry {
  readonly channel: Channel;
  readonly at: Date;
  /** She stood on it before. */
  readonly isNew: boolean;
}
