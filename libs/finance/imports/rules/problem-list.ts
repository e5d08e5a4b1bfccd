import type { ImportProblem, ProblemFacts } from './import-problem.js';

/** Collects problems in the order found. The first ones are stored; all are counted. */
export class ProblemList {
  readonly kept: ImportProblem[] = [];
  count = 0;
  constructor(private readonly keep: number) {}

  add(problems: readonly ImportProblem[]): void {
    for (const problem of problems) {
      this.count += 1;
      if (this.kept.length < this.keep)
        this.kept.push({ ...problem, facts: showable(problem.facts) });
    }
  }

  /** A copy; adding to it does not change the original. */
  copy(): ProblemList {
    const copy = new ProblemList(this.keep);
    copy.kept.push(...this.kept);
    copy.count = this.count;
    return copy;
  }
}

/**
 * Removes control characters and lone surrogates from the facts of a problem, because they can be
 * neither stored nor displayed and a cell may contain any of them.
 */
const showable = (facts: ProblemFacts): ProblemFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd') : value,
    ]),
  );
