/** Something the operator must mend before the program can start; the message is one sentence that says what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
