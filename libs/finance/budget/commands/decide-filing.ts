import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, Problem, stampInstant } from '#platform';
import { recordProjectChange } from '#projects';
import { moveFiling } from '../rules/filing-life.js';
import type { BudgetFilingRow } from '../store/filing-rows.js';
import { updateFiling } from '../store/write-filing.js';
import { lockFiling, seenFiling } from './hold-filing.js';
import { workOf } from './works.js';

interface ApproveFilingInput {
  id: string;
  versionRead: number;
}

/**
 * Approves a submitted change request and records its content as a fact in the same transaction.
 * @throws Problem NOT_FOUND, APPROVAL_BY_AUTHOR, FORBIDDEN, EDIT_STALE, FILING_STATE, or the code
 * of a rule that the content breaks by now.
 */
export function approveFiling(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead }: ApproveFilingInput,
): Promise<BudgetFilingRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenFiling(tx, id);
    allowDecision(actor, seen);
    const { filing, project } = await lockFiling(tx, seen, versionRead);
    allowDecision(actor, filing);
    const state = moveFiling(filing.state, 'approve');
    const context = { tx, project, today: clock.today() };
    const work = workOf(filing.kind);
    await work.judge(context, filing.content);
    const before = await work.present(context, filing.content);
    const recordedAt = await stampInstant(tx);
    const approved = await updateFiling(
      tx,
      filing,
      { state, decidedBy: actor.personId, decidedAt: recordedAt },
      { changedBy: actor.personId, at: recordedAt },
    );
    await work.post(context, filing.content, {
      filingId: id,
      filedBy: filing.submittedBy ?? filing.authors[0] ?? '',
      approvedBy: actor.personId,
      recordedAt,
    });
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.approve',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      ...(before ? { oldValue: before } : {}),
      newValue: filing.content,
    });
    return approved;
  });
}

interface ReturnFilingInput {
  id: string;
  versionRead: number;
  reason: string;
}

/**
 * Returns a submitted change request to its authors with a reason; its content is kept.
 * @throws Problem NOT_FOUND, APPROVAL_BY_AUTHOR, FORBIDDEN, EDIT_STALE or FILING_STATE.
 */
export function returnFiling(
  database: Database,
  actor: Actor,
  { id, versionRead, reason }: ReturnFilingInput,
): Promise<BudgetFilingRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenFiling(tx, id);
    allowDecision(actor, seen);
    const { filing, project } = await lockFiling(tx, seen, versionRead);
    allowDecision(actor, filing);
    const state = moveFiling(filing.state, 'return');
    const at = await stampInstant(tx);
    const returned = await updateFiling(
      tx,
      filing,
      { state, decidedBy: actor.personId, decidedAt: at, decisionReason: reason },
      { changedBy: actor.personId, at, reason },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.return',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      newValue: { state, kind: filing.kind, reason },
    });
    return returned;
  });
}

/**
 * Checks who may decide. An author of the request gets APPROVAL_BY_AUTHOR; others need the role,
 * and must not act as delegate of an author.
 */
function allowDecision(actor: Actor, filing: BudgetFilingRow): void {
  const { unitId, authors } = filing;
  if (authors.includes(actor.personId)) throw new Problem('APPROVAL_BY_AUTHOR');
  for (const filedBy of authors) allow(actor, 'filing.approve', { unitId, filedBy });
}
