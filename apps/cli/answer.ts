/** Exit code of a command: 0 when it succeeded, 1 when a check that it made has failed. */
export type ExitCode = 0 | 1;

/**
 * Output of a command: sentences for people, and the same as data for machines. `data` is null when
 * the command has written its output itself.
 */
export interface Answer {
  lines: readonly string[];
  data: unknown;
  exitCode?: ExitCode;
}

/** Writes the output of a command to standard output, as JSON on request. */
export function writeAnswer(answer: Answer, json: boolean): void {
  if (answer.data === null) return;
  const text = json
    ? JSON.stringify(answer.data, (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      )
    : answer.lines.join('\n');
  process.stdout.write(`${text}\n`);
}
