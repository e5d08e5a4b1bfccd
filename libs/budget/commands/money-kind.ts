import type { Tx } from '#platform/database';
import type { ProjectRow } from '#projects';
import type { Day } from '#values';

/**
 * What the methods of {@link MoneyKind} need: the transaction; the project; and today's date in the
 * city.
 */
export interface ChangeRequestContext {
  tx: Tx;
  project: ProjectRow;
  today: Day;
}

/**
 * Id of the record that an approved change request creates, the request itself, who submitted and
 * who approved it, and when the approval was recorded.
 */
export interface Approval {
  id: string;
  filingId: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * Rules of one kind of budget change request: checks its content, and stores the content once
 * another user has approved the request.
 */
export interface MoneyKind<Content> {
  /**
   * Checks the content. Called when the request is written, submitted and approved, because the
   * records that the content is compared with may change in between.
   * @throws Problem with the code of the broken rule.
   */
  check(context: ChangeRequestContext, content: Content): Promise<void>;
  /** Stores the content of an approved change request in the tables of its kind. */
  post(context: ChangeRequestContext, content: Content, approval: Approval): Promise<void>;
  /**
   * Returns the current value that the change request would replace, so that the approver can
   * compare the two; null when there is no current value.
   */
  present(context: ChangeRequestContext, content: Content): Promise<object | null>;
}
