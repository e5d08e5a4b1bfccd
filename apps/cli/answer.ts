/** How a command ends: done, or a check that it made has failed. */
export type ExitCode = 0 | 1;

/** What a command answers: sentences for people, the same as data for machines; `data` null when it has written its answer itself. */
export interface Answer {
  lines: readonly string[];
  data: unknown;
  exitCode?: ExitCode;
}

/** Writes an answer to standard output, as JSON when asked. */
export function writeAnswer(answer: Answer, json: boolean): void {
  if (answer.data === null) return;
  const text = json
    ? JSON.stringify(answer.data, (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      )
    : answer.lines.join('\n');
  process.stdout.write(`${text}\n`);
}
