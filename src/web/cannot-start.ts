/** The house cannot be opened, and the operator can do something about it: the message says what. */
export class CannotStart extends Error {}
