import type { Tx } from '#platform';
import type { ProjectRow } from '#projects';
import type { Day } from '#values';

/** Where a filing is judged: in a transaction that holds its project. */
export interface FilingContext {
  tx: Tx;
  project: ProjectRow;
  today: Day;
}

/** By whom and when a filing became a fact. */
export interface Approval {
  filingId: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** Handler for one kind of budget change request: its rules, and the facts it becomes. */
export interface FilingWork<Content> {
  /** @throws Problem naming the rule that is broken; judged when it is written, submitted and approved, since facts may have changed in between. */
  judge(context: FilingContext, content: Content): Promise<void>;
  /** Writes the facts of what was approved. */
  post(context: FilingContext, content: Content, approval: Approval): Promise<void>;
  /** What holds now in the place of what is filed, for the approver to compare; null when there is nothing yet. */
  present(context: FilingContext, content: Content): Promise<object | null>;
}
