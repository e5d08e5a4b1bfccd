import { decideChangeRequest } from '#approvals';
import type { Actor } from '#identity';
import { type Clock, SystemClock } from '#platform/clock';
import type { Database, RepeatableRequest } from '#platform/database';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import { ledgerApprovals } from './ledger-changes.js';

/**
 * Approves a change request of the ledger; who may do so is decided in `#approvals`
 * (`rules/levels.ts`). With the approval of the last level, all of its entries are added in one
 * transaction, or none of them.
 * @throws Problem those of `decideChangeRequest`, and ENTRY_ALREADY_REVERSED
 */
export async function approveLedgerChangeRequest(
  database: Database,
  actor: Actor,
  id: string,
  request: RepeatableRequest | null,
): Promise<LedgerChangeRequestRow> {
  await decideChangeRequest(ledgerApprovals(database, CLOCK), actor, {
    id,
    decided: { decision: 'approved' },
    request,
  });
  return database.read(actor.scope, (tx) => findLedgerChangeRequest(tx, id));
}

/** Clock that gives today's date; a user decides with the roles that are valid on that day. */
const CLOCK: Clock = new SystemClock();
