/** Thrown where an election cannot be made from what was given; the message is one sentence for the person at work. */
export class CannotMake extends Error {}
