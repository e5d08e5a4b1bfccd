/**
 * Exit code of a command: 0 when the command succeeded, 1 when a check that it performed has
 * failed, 2 when it was called without what it needs, such as a confirmation.
 */
export type ExitCode = 0 | 1 | 2;

/**
 * Output of a command: `lines` for people, and `data` with the same content for programs. `data` is
 * null when the command has written its output itself.
 */
export interface Answer {
  lines: readonly string[];
  data: unknown;
  exitCode?: ExitCode;
}

/**
 * Writes the output of a command to standard output: the lines, or with `json` the data as JSON.
 */
export function writeAnswer(answer: Answer, json: boolean): void {
  if (answer.data === null) return;
  const text = json
    ? JSON.stringify(answer.data, (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      )
    : answer.lines.join('\n');
  process.stdout.write(`${text}\n`);
}
