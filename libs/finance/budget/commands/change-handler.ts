import type { Tx } from '#platform';
import type { ProjectRow } from '#projects';
import type { Day } from '#values';

/**
 * What a change handler works with: the transaction, in which the project is locked, the project
 * and the day.
 */
export interface ChangeRequestContext {
  tx: Tx;
  project: ProjectRow;
  today: Day;
}

/** Who approved a change request, and when. */
export interface Approval {
  filingId: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** Handler for one kind of budget change request: its rules, and the facts it becomes. */
export interface ChangeHandler<Content> {
  /**
   * Checks the content. Runs on writing, submission and approval, because facts may change in
   * between. @throws Problem with the code of the rule that is broken.
   */
  judge(context: ChangeRequestContext, content: Content): Promise<void>;
  /** Stores the facts of an approved change request. */
  post(context: ChangeRequestContext, content: Content, approval: Approval): Promise<void>;
  /**
   * The value that the change request would replace, shown to the approver for comparison; null
   * when there is none yet.
   */
  present(context: ChangeRequestContext, content: Content): Promise<object | null>;
}
