/**
 * Thrown when the program cannot start until the operator corrects something. The message is one
 * sentence that says what to do.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
