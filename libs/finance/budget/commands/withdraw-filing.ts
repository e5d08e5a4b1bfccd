import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, Problem } from '#platform';
import { recordProjectChange } from '#projects';
import { moveFiling } from '../rules/filing-life.js';
import type { BudgetFilingRow } from '../store/filing-rows.js';
import { updateFiling } from '../store/write-filing.js';
import { lockFiling, seenFiling } from './hold-filing.js';

interface WithdrawFilingInput {
  id: string;
  versionRead: number;
  reason: string | null;
}

/**
 * Withdraws one's own change request for good. It stays readable, with who withdrew it and why.
 * @throws Problem NOT_FOUND, FORBIDDEN, FILING_OF_ANOTHER, EDIT_STALE or FILING_STATE.
 */
export function withdrawFiling(
  database: Database,
  actor: Actor,
  { id, versionRead, reason }: WithdrawFilingInput,
): Promise<BudgetFilingRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenFiling(tx, id);
    allow(actor, 'budget.file', seen);
    const { filing, project } = await lockFiling(tx, seen, versionRead);
    refuseAnothers(actor, filing);
    const state = moveFiling(filing.state, 'withdraw');
    const withdrawn = await updateFiling(
      tx,
      filing,
      { state, decidedBy: null, decidedAt: null, decisionReason: null },
      { changedBy: actor.personId, reason },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.withdraw',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      oldValue: { state: filing.state },
      newValue: { state, kind: filing.kind, reason },
    });
    return withdrawn;
  });
}

/**
 * Refuses to withdraw another person's request. A draft may be withdrawn by any of its authors, a
 * submitted request only by its submitter.
 */
function refuseAnothers(actor: Actor, { authors, submittedBy }: BudgetFilingRow): void {
  if (!authors.includes(actor.personId) || (submittedBy !== null && submittedBy !== actor.personId))
    throw new Problem('FILING_OF_ANOTHER');
}
