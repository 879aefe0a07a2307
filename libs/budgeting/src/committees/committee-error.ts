/** Thrown for a committee that cannot be elected: more seats than candidates, or more ties than can be followed. */
export class CommitteeError extends Error {}
