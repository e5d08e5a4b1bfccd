import { recordDeed } from '#audit';
import type { Actor } from '#identity';
import type { Tx } from '#platform';
import { insertProposal, type NewProposal, type ProposedEntry } from '../store/proposal-rows.js';

/** A proposal that is about to be filed, and the deed that the record names it by. */
export interface Filing extends Omit<NewProposal, 'filedBy'> { action: 'ledger.post' | 'ledger.reverse' | 'ledger.correct' | 'ledger.undo' | 'ledger.import'; facts?: object }

/** Files entries for another person's approval, in the caller's transaction. @returns id of the proposal */
export async function fileProposal(tx: Tx, actor: Actor, { action, facts = {}, ...proposal }: Filing): Promise<string> {
  const id = await insertProposal(tx, { ...proposal, filedBy: actor.personId });
  await recordDeed(tx, actor.scope, { action, subjectType: 'ledger-proposal', subjectId: id, ...soleUnit(proposal.rows.map(({ unitId }) => unitId)), newValue: { ...summaryOf(proposal.rows), ...facts } });
  return id;
}

/** The unit of a deed about a proposal. One that touches several belongs into the record of none of them: it would tell each of the others' money. */
export function soleUnit(units: readonly string[]): { unitId?: string } {
  const [unitId, ...others] = new Set(units);
  return unitId === undefined || others.length > 0 ? {} : { unitId };
}

/** What the record says of the entries: everything of a single one, the number of many. */
function summaryOf(rows: readonly ProposedEntry[]): object {
  const [only] = rows;
  if (rows.length !== 1 || !only) return { entries: rows.length };
  const { series, month, amountFen, fundingSource, document, reversesId } = only.facts;
  return { projectId: only.projectId, series, month, amountFen, fundingSource, document, ...(reversesId === null ? {} : { reverses: reversesId }) };
}
