/** An error that the user can fix; the message is one sentence that says how. */
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
