import { smoothedShare } from './statistics.ts';

/** Of a comment that asks about the participant. */
export const META_PRIORITY = 49;

/**
 * How much a next vote on a comment is worth: comments are shown with a chance in proportion to it. High for what divides
 * (far out on the map), is agreed with and not passed on, and for what few have seen.
 * @param extremity how far out a participant would stand who had voted on it alone
 */
export function priorityOf(disagrees: number, passes: number, agrees: number, extremity: number): number {
  const votes = disagrees + passes + agrees;
  const importance = (1 - smoothedShare(passes, votes)) * (extremity + 1) * smoothedShare(agrees, votes);
  return (importance * (1 + 8 * 2 ** (-votes / 5))) ** 2;
}
