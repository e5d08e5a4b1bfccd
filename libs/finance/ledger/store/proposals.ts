import { Refusal, type Tx } from '#platform';
import { LedgerProposalRow, type ProposalState } from './proposal-row.js';

/** The proposal with this id, if the transaction's scope may see all of it. @throws Refusal NOT_FOUND */
export async function findProposal(tx: Tx, id: string): Promise<LedgerProposalRow> {
  const proposal = await tx.findOne(LedgerProposalRow, { where: { id } });
  if (!proposal) throw new Refusal('NOT_FOUND');
  return proposal;
}

/** Takes the proposal for a decision, so that two people cannot decide at once. @throws Refusal PROPOSAL_DECIDED when it was decided already */
export async function lockWaiting(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.query<{ state: ProposalState }[]>('SELECT state FROM ledger_proposals WHERE id = $1 FOR NO KEY UPDATE', [id]);
  if (!row) throw new Refusal('FORBIDDEN');
  if (row.state !== 'proposed') throw new Refusal('PROPOSAL_DECIDED', { state: row.state });
}

/** Writes the decision. */
export async function decide(tx: Tx, id: string, state: Exclude<ProposalState, 'proposed'>, by: string, reason: string | null = null): Promise<void> {
  await tx.query('UPDATE ledger_proposals SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4 WHERE id = $1', [id, state, by, reason]);
}
