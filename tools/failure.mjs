/** Something a person can mend: the message is one sentence that says what to do. */
export class Failure extends Error {}

/** Writes the sentence, or for a surprise whatever there is to say, and ends the program with code 1. */
export function end(error) {
  process.stderr.write(
    `${error instanceof Failure ? error.message : (error && error.stack) || String(error)}\n`,
  );
  process.exit(1);
}
