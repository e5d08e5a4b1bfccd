/**
 * One error in a plan folder. `line` is the line in the file, or 0 when the error concerns the
 * whole file.
 */
export interface PlanFileProblem {
  file: string;
  line: number;
  /** Header name of the column that contains the wrong cell. */
  column?: string;
  message: string;
  /** Description of the values that are accepted in the cell. */
  accepted?: string;
}

const NAMED_MAX = 5;

function sentence({ file, line, column, message, accepted }: PlanFileProblem): string {
  const at = [file, line ? `line ${line}` : '', column ? `(${column})` : '']
    .filter(Boolean)
    .join(' ');
  return `${at}: ${message}${accepted ? `; accepted: ${accepted}` : ''}`;
}

/**
 * Thrown when a plan folder is rejected. Contains every error found, so that the user can correct
 * all of them before the next attempt.
 */
export class PlanFileRefused extends Error {
  override readonly name = 'PlanFileRefused';

  constructor(readonly problems: readonly PlanFileProblem[]) {
    const named = problems.slice(0, NAMED_MAX).map(sentence);
    const more = problems.length > NAMED_MAX ? [`and ${problems.length - NAMED_MAX} more`] : [];
    super(
      `Nothing of the plan was loaded, ${problems.length} problem(s). ${[...named, ...more].join('. ')}`,
    );
  }
}
