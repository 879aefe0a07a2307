/** Why something was refused. The first six are the errors of RFC 9474, §4. */
export type BlindTokenProblem =
  | 'message-too-long'
  | 'invalid-input'
  | 'blinding-error'
  | 'unexpected-input-size'
  | 'signing-failure'
  | 'invalid-signature'
  | 'unusable-key'
  | 'not-a-token'
  | 'unusable-scope'
  | 'no-chance';

/** The one error this library throws; `problem` is for programs, the message for people. */
export class BlindTokenError extends Error {
  readonly problem: BlindTokenProblem;

  constructor(problem: BlindTokenProblem, message: string) {
    super(message);
    this.name = 'BlindTokenError';
    this.problem = problem;
  }
}
