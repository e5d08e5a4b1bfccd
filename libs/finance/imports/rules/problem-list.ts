import type { ImportProblem, ProblemFacts } from './import-problem.js';

/** Problems in the order they were found: the first are kept, all are counted. */
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

  /** The same problems, to which others can be added without being added here. */
  copy(): ProblemList {
    const copy = new ProblemList(this.keep);
    copy.kept.push(...this.kept);
    copy.count = this.count;
    return copy;
  }
}

/** What stands in a cell may be anything; control characters and half characters can be neither kept nor shown. */
const showable = (facts: ProblemFacts): ProblemFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd') : value,
    ]),
  );
