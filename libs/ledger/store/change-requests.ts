import { organisationsInScope } from '#identity';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { LedgerChangeRequestRow, type LedgerChangeRequestState } from './change-request-row.js';

/**
 * Returns a change request by id.
 * @throws Problem NOT_FOUND when it does not exist, or some of its organisations lie outside the
 * access scope
 */
export async function findLedgerChangeRequest(tx: Tx, id: string): Promise<LedgerChangeRequestRow> {
  const changeRequest = await tx.findOne(LedgerChangeRequestRow, {
    where: { id, units: organisationsInScope() },
  });
  if (!changeRequest) throw new Problem('NOT_FOUND');
  return changeRequest;
}

/**
 * Locks a change request, so that two users cannot decide it at the same time. If the access scope
 * allows only reading the request, it is returned without a lock; the permission check then refuses
 * the decision.
 * @throws Problem NOT_FOUND
 */
export async function lockLedgerChangeRequest(tx: Tx, id: string): Promise<LedgerChangeRequestRow> {
  return (
    (await tx.findOne(LedgerChangeRequestRow, {
      where: { id, units: organisationsInScope() },
      lock: { mode: 'for_no_key_update' },
    })) ?? findLedgerChangeRequest(tx, id)
  );
}

/**
 * Refuses to decide a change request a second time.
 * @throws Problem PROPOSAL_DECIDED
 */
export function refuseUnlessWaiting({ state }: LedgerChangeRequestRow): void {
  if (state !== 'proposed') throw new Problem('PROPOSAL_DECIDED', { state });
}

interface Decision {
  state: Exclude<LedgerChangeRequestState, 'proposed'>;
  by: string;
  reason?: string | null | undefined;
}

/**
 * Stores the decision about a pending change request.
 * @throws Problem FORBIDDEN when the access scope does not allow writing for all of its
 * organisations
 */
export async function decide(
  tx: Tx,
  changeRequest: LedgerChangeRequestRow,
  { state, by, reason = null }: Decision,
): Promise<LedgerChangeRequestRow> {
  const [[decided]] = await tx.query<[{ decidedAt: Date }[], number]>(
    `UPDATE ledger_proposals
      SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4
      WHERE id = $1 AND state = 'proposed' RETURNING decided_at AS "decidedAt"`,
    [changeRequest.id, state, by, reason],
  );
  if (!decided) throw new Problem('FORBIDDEN');
  return { ...changeRequest, state, decidedBy: by, reason, ...decided };
}
