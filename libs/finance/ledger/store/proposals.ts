import { Problem, type Tx, unitsInScope } from '#platform';
import { LedgerProposalRow, type ProposalState } from './proposal-row.js';

/**
 * Reads a change request by id. @throws Problem NOT_FOUND when it does not exist or the access
 * scope does not cover all of it
 */
export async function findProposal(tx: Tx, id: string): Promise<LedgerProposalRow> {
  const proposal = await tx.findOne(LedgerProposalRow, { where: { id, units: unitsInScope() } });
  if (!proposal) throw new Problem('NOT_FOUND');
  return proposal;
}

/**
 * Locks a change request for a decision, so that two people cannot decide at once. If the access
 * scope covers it read-only, it is returned without a lock; the authorization policy then refuses
 * the decision.
 * @throws Problem NOT_FOUND
 */
export async function lockProposal(tx: Tx, id: string): Promise<LedgerProposalRow> {
  return (
    (await tx.findOne(LedgerProposalRow, {
      where: { id, units: unitsInScope() },
      lock: { mode: 'for_no_key_update' },
    })) ?? findProposal(tx, id)
  );
}

/** Refuses to decide twice. @throws Problem PROPOSAL_DECIDED */
export function refuseUnlessWaiting({ state }: LedgerProposalRow): void {
  if (state !== 'proposed') throw new Problem('PROPOSAL_DECIDED', { state });
}

interface Decision {
  state: Exclude<ProposalState, 'proposed'>;
  by: string;
  reason?: string | null | undefined;
}

/**
 * Stores the decision of a pending change request. @throws Problem FORBIDDEN when the access scope
 * may not write all of its organisations
 */
export async function decide(
  tx: Tx,
  proposal: LedgerProposalRow,
  { state, by, reason = null }: Decision,
): Promise<LedgerProposalRow> {
  const [[decided]] = await tx.query<[{ decidedAt: Date }[], number]>(
    `UPDATE ledger_proposals
      SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4
      WHERE id = $1 AND state = 'proposed' RETURNING decided_at AS "decidedAt"`,
    [proposal.id, state, by, reason],
  );
  if (!decided) throw new Problem('FORBIDDEN');
  return { ...proposal, state, decidedBy: by, reason, ...decided };
}
