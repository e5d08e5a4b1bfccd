import { type Actor, allow } from '#identity';
import type { Database, RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import { reversalOf } from '../rules/entry.js';
import { standingEntriesOf } from '../store/find-entry.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import { refuseRecovered } from '../store/recoveries.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';

interface UndoLedgerChangeRequestInput {
  proposalId: string;
  reason: string;
  request: RepeatableRequest | null;
}

/**
 * Submits a change request that reverses all entries of an approved change request that are not
 * reversed yet.
 * @throws Problem NOT_FOUND, FORBIDDEN, PROPOSAL_NOT_APPROVED, NOTHING_TO_UNDO or
 * ENTRY_HAS_RECOVERIES.
 */
export function undoLedgerChangeRequest(
  database: Database,
  actor: Actor,
  { proposalId, reason, request }: UndoLedgerChangeRequestInput,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const changeRequest = await findLedgerChangeRequest(tx, proposalId);
    for (const unitId of changeRequest.units) allow(actor, 'ledger.reverse', { unitId });
    return fileOnce(tx, request, async () => {
      if (changeRequest.state !== 'approved')
        throw new Problem('PROPOSAL_NOT_APPROVED', { state: changeRequest.state });
      const standing = await standingEntriesOf(tx, proposalId);
      if (standing.length === 0) throw new Problem('NOTHING_TO_UNDO');
      await refuseRecovered(
        tx,
        standing.map(({ id }) => id),
      );
      const rows = standing.map((entry) => ({
        projectId: entry.projectId,
        unitId: entry.unitId,
        facts: reversalOf(entry, reason),
      }));
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.undo',
        kind: 'undo',
        rows,
        note: reason,
        undoesId: proposalId,
        besideReturns: standing.every(({ origin }) => origin === 'recovery'),
        subject: { kind: 'change-request', id: proposalId },
        subjectKey: `undo:${proposalId}`,
        facts: { undoes: proposalId },
      });
    });
  });
}
