/** The input cannot be read at all, so that nothing can be said about the election. The message tells a person why. */
export class Unreadable extends Error {}
