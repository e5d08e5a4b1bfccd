import { type Actor, allow } from '#identity';
import type { Database, RepeatableRequest } from '#platform/database';
import { reversalOf } from '../rules/entry.js';
import { findEntry, refuseUnlessReversible } from '../store/find-entry.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { refuseRecovered } from '../store/recoveries.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';

interface ReverseEntryInput {
  entryId: string;
  reason: string;
  request: RepeatableRequest | null;
}

/**
 * Submits a change request that reverses an entry: an entry of the opposite amount in the same
 * month, with a reason. The original entry is kept.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENTRY_IS_A_REVERSAL, ENTRY_ALREADY_REVERSED,
 * REVERSAL_WAITING or ENTRY_HAS_RECOVERIES.
 */
export function reverseEntry(
  database: Database,
  actor: Actor,
  { entryId, reason, request }: ReverseEntryInput,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const entry = await findEntry(tx, entryId);
    allow(actor, 'ledger.reverse', entry);
    return fileOnce(tx, request, async () => {
      await refuseUnlessReversible(tx, entry);
      await refuseRecovered(tx, [entry.id]);
      const rows = [
        { projectId: entry.projectId, unitId: entry.unitId, facts: reversalOf(entry, reason) },
      ];
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.reverse',
        kind: 'correction',
        rows,
        note: reason,
        undoesId: null,
        besideReturns: entry.origin === 'recovery',
        subject: { kind: 'ledger-entry', id: entry.id },
        subjectKey: `entry:${entry.id}`,
      });
    });
  });
}
