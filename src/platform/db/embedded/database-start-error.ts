/** Why the embedded database cannot run here. The message is one sentence for the operator and says what to do. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}
