/** An error that the user can solve; its message is one sentence with instructions. */
export class Failure extends Error {}

/**
 * Prints the message of a {@link Failure}, or all details of an unexpected error, and exits with
 * code 1.
 */
export function end(error) {
  process.stderr.write(
    `${error instanceof Failure ? error.message : (error && error.stack) || String(error)}\n`,
  );
  process.exit(1);
}
