/**
 * Thrown when the program cannot start until the operator corrects something. The message is one
 * sentence that says what to do.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Thrown when a command was called with something that it cannot work with, such as a folder that
 * is not empty. The command then ends with exit code 2, and nothing was changed.
 */
export class WrongUse extends StartupError {}
