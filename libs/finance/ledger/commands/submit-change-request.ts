import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { once, type RepeatableRequest, type Tx } from '#platform';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import {
  insertLedgerChangeRequest,
  type NewLedgerChangeRequest,
  type ProposedEntry,
} from '../store/change-request-rows.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';

/** A change request to be submitted, and the action to name in the audit log. */
export interface ChangeRequest extends Omit<NewLedgerChangeRequest, 'filedBy'> {
  action: 'ledger.post' | 'ledger.reverse' | 'ledger.correct' | 'ledger.undo' | 'ledger.import';
  facts?: object;
}

/** Submits entries for approval by another person, in the caller's transaction. */
export async function submitLedgerChangeRequest(
  tx: Tx,
  actor: Actor,
  { action, facts = {}, ...changeRequest }: ChangeRequest,
): Promise<LedgerChangeRequestRow> {
  const filed = await insertLedgerChangeRequest(tx, { ...changeRequest, filedBy: actor.personId });
  await recordAuditEvent(tx, actor.scope, {
    action,
    subjectType: 'ledger-proposal',
    subjectId: filed.id,
    ...soleUnit(changeRequest.rows.map(({ unitId }) => unitId)),
    newValue: { ...summaryOf(changeRequest.rows), ...facts },
  });
  return filed;
}

/**
 * Submits once per idempotency key; a repeated request gets the change request created by the
 * first.
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
 * The organisation of an audit event about a proposal. Left out when the proposal covers several
 * organisations, because each one's auditors would otherwise see the others' amounts.
 */
export function soleUnit(units: readonly string[]): { unitId?: string } {
  const [unitId, ...others] = new Set(units);
  return unitId === undefined || others.length > 0 ? {} : { unitId };
}

/** The summary for the audit event: all fields of a single entry, or the number of entries. */
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
