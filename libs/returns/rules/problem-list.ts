import type { ImportProblem, ProblemFacts } from './import-problem.js';

/**
 * Collects problems in the order found. All problems are counted, but only the first `keep` are
 * stored.
 */
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

  /** Returns a copy; adding to the copy does not change the original. */
  copy(): ProblemList {
    const copy = new ProblemList(this.keep);
    copy.kept.push(...this.kept);
    copy.count = this.count;
    return copy;
  }
}

/**
 * Removes control characters and lone surrogates from the values in a problem: they may come from a
 * cell, and can be neither stored nor displayed.
 */
const showable = (facts: ProblemFacts): ProblemFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd') : value,
    ]),
  );
