/** One thing that is wrong in a plan folder. `line` is the line of the file, 0 when the file as a whole is meant. */
export interface PlanFileProblem {
  file: string;
  line: number;
  /** Header name of the offending cell. */
  column?: string;
  message: string;
  /** What would have been accepted. */
  accepted?: string;
}

const NAMED_MAX = 5;

function sentence({ file, line, column, message, accepted }: PlanFileProblem): string {
  const at = [file, line ? `line ${line}` : '', column ? `(${column})` : '']
    .filter(Boolean)
    .join(' ');
  return `${at}: ${message}${accepted ? `; accepted: ${accepted}` : ''}`;
}

/** Thrown when a plan folder cannot be taken; carries every problem found, so that one edit can mend them all. */
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
