import { Problem, type Tx, unitsInScope } from '#platform';
import { LedgerProposalRow, type ProposalState } from './proposal-row.js';

/** The proposal with this id, if the transaction's scope may see all of it. @throws Problem NOT_FOUND */
export async function findProposal(tx: Tx, id: string): Promise<LedgerProposalRow> {
  const proposal = await tx.findOne(LedgerProposalRow, { where: { id, units: unitsInScope() } });
  if (!proposal) throw new Problem('NOT_FOUND');
  return proposal;
}

/**
 * Takes the proposal for a decision, so that two people cannot decide at once. Whoever sees it without writing all of its units
 * gets it too, unlocked: that they may not decide is for the policy to say.
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

/** @throws Problem PROPOSAL_DECIDED when it was decided already */
export function refuseUnlessWaiting({ state }: LedgerProposalRow): void {
  if (state !== 'proposed') throw new Problem('PROPOSAL_DECIDED', { state });
}

interface Decision {
  state: Exclude<ProposalState, 'proposed'>;
  by: string;
  reason?: string | null | undefined;
}

/** Writes the decision, which nobody has made before. @throws Problem FORBIDDEN when the scope may not write all of the proposal's units */
export async function decide(
  tx: Tx,
  proposal: LedgerProposalRow,
  { state, by, reason = null }: Decision,
): Promise<LedgerProposalRow> {
  const [[decided]] = await tx.query<[{ decidedAt: Date }[], number]>(
    `UPDATE ledger_proposals SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4 WHERE id = $1 AND state = 'proposed' RETURNING decided_at AS "decidedAt"`,
    [proposal.id, state, by, reason],
  );
  if (!decided) throw new Problem('FORBIDDEN');
  return { ...proposal, state, decidedBy: by, reason, ...decided };
}
