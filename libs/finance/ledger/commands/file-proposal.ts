import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { once, type RepeatableRequest, type Tx } from '#platform';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { insertProposal, type NewProposal, type ProposedEntry } from '../store/proposal-rows.js';
import { findProposal } from '../store/proposals.js';

/** A change request to be submitted, and the action to name in the audit log. */
export interface Filing extends Omit<NewProposal, 'filedBy'> {
  action: 'ledger.post' | 'ledger.reverse' | 'ledger.correct' | 'ledger.undo' | 'ledger.import';
  facts?: object;
}

/** Submits entries for approval by another person, in the caller's transaction. */
export async function fileProposal(
  tx: Tx,
  actor: Actor,
  { action, facts = {}, ...proposal }: Filing,
): Promise<LedgerProposalRow> {
  const filed = await insertProposal(tx, { ...proposal, filedBy: actor.personId });
  await recordAuditEvent(tx, actor.scope, {
    action,
    subjectType: 'ledger-proposal',
    subjectId: filed.id,
    ...soleUnit(proposal.rows.map(({ unitId }) => unitId)),
    newValue: { ...summaryOf(proposal.rows), ...facts },
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
  file: () => Promise<LedgerProposalRow>,
): Promise<LedgerProposalRow> {
  let filed: LedgerProposalRow | null = null;
  const { id } = await once(tx, request, async () => {
    filed = await file();
    return filed.id;
  });
  return filed ?? findProposal(tx, id);
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
