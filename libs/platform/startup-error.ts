/**
 * A fault that the operator must repair before the program can start. The message is one sentence
 * that says what to do.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
