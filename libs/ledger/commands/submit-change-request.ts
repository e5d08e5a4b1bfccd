import { soleOrganisation } from '#approvals';
import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { once, type RepeatableRequest, type Tx } from '#platform/database';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import {
  insertLedgerChangeRequest,
  type NewLedgerChangeRequest,
  type ProposedEntry,
} from '../store/change-request-rows.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import { refuseHeldMonths } from '../store/held-months.js';

/**
 * A change request to be submitted, with the name of the action and further data for the audit
 * event.
 */
export interface ChangeRequest extends Omit<NewLedgerChangeRequest, 'filedBy'> {
  action:
    | 'ledger.post'
    | 'ledger.reverse'
    | 'ledger.correct'
    | 'ledger.recover'
    | 'ledger.undo'
    | 'ledger.import';
  facts?: object;
}

/**
 * Submits entries for approval by another user, in the caller's transaction.
 * @throws Problem RETURN_HOLDS_MONTH
 */
export async function submitLedgerChangeRequest(
  tx: Tx,
  actor: Actor,
  { action, facts = {}, ...changeRequest }: ChangeRequest,
): Promise<LedgerChangeRequestRow> {
  if (!changeRequest.besideReturns)
    await refuseHeldMonths(
      tx,
      changeRequest.rows.map(({ projectId, facts: { month } }) => ({ projectId, month })),
    );
  const filed = await insertLedgerChangeRequest(tx, { ...changeRequest, filedBy: actor.personId });
  await recordAuditEvent(tx, actor.scope, {
    action,
    subjectType: 'change-request',
    subjectId: filed.id,
    ...soleOrganisation(changeRequest.rows.map(({ unitId }) => unitId)),
    newValue: { ...summaryOf(changeRequest.rows), ...facts },
  });
  return filed;
}

/**
 * Submits a change request only once for each idempotency key: a repeated request gets the change
 * request that the first request created.
 */
export async function fileOnce(
  tx: Tx,
  request: RepeatableRequest | null,
  file: () => Promise<LedgerChangeRequestRow>,
): Promise<LedgerChangeRequestRow> {
  let filed: LedgerChangeRequestRow | null = null;
  const { id } = await once(tx, request, async () => {
    filed = await file();
    return filed.id;
  });
  return filed ?? findLedgerChangeRequest(tx, id);
}

/**
 * Returns the content of the audit event about a change request: all fields if it has a single
 * entry, otherwise the number of entries.
 */
function summaryOf(rows: readonly ProposedEntry[]): object {
  const [only] = rows;
  if (rows.length !== 1 || !only) return { entries: rows.length };
  const { series, month, amountFen, fundingSource, document, reversesId } = only.facts;
  return {
    projectId: only.projectId,
    series,
    month,
    amountFen,
    fundingSource,
    document,
    ...(reversesId === null ? {} : { reverses: reversesId }),
  };
}
