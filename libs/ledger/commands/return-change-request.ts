import { decideChangeRequest, withdrawChangeRequest } from '#approvals';
import type { Actor } from '#identity';
import { SystemClock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import { ledgerApprovals } from './ledger-changes.js';

/**
 * Returns a pending change request to its submitter with a reason. Its entries can still be read,
 * so that the submitter need not type them again.
 * @throws Problem those of `decideChangeRequest`
 */
export async function returnLedgerChangeRequest(
  database: Database,
  actor: Actor,
  id: string,
  reason: string,
): Promise<LedgerChangeRequestRow> {
  await decideChangeRequest(ledgerApprovals(database, new SystemClock()), actor, {
    id,
    decided: { decision: 'returned', reason },
    request: null,
  });
  return database.read(actor.scope, (tx) => findLedgerChangeRequest(tx, id));
}

/**
 * Withdraws the caller's own change request before a decision about it is made.
 * @throws Problem those of `withdrawChangeRequest`
 */
export async function withdrawLedgerChangeRequest(
  database: Database,
  actor: Actor,
  id: string,
): Promise<LedgerChangeRequestRow> {
  await withdrawChangeRequest(ledgerApprovals(database, new SystemClock()), actor, {
    id,
    reason: null,
  });
  return database.read(actor.scope, (tx) => findLedgerChangeRequest(tx, id));
}
