import { type Actor, allow } from '#identity';
import { type Clock, type Database, refuseField, type RepeatableRequest } from '#platform';
import { reversalOf } from '../rules/entry.js';
import { refuseDoubtfulUnit, withoutEntry } from '../rules/judge-in-context.js';
import { judgePosting, type Posting } from '../rules/judge-posting.js';
import { findEntry, refuseUnlessReversible } from '../store/find-entry.js';
import { postingContext } from '../store/posting-context.js';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { fileOnce, fileProposal } from './file-proposal.js';

/**
 * The corrected values of an entry, the reason, and confirmations such as that of an unusual
 * amount.
 */
export interface Correction extends Omit<Posting, 'note'> {
  reason: string;
  unitConfirmed?: boolean | undefined;
}

interface CorrectEntryInput {
  entryId: string;
  correction: Correction;
  request: RepeatableRequest | null;
}

/**
 * Proposes to reverse an entry and to record a corrected one, both or neither. Entries of a closed
 * project can be corrected too.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENTRY_IS_A_REVERSAL, ENTRY_ALREADY_REVERSED,
 * REVERSAL_WAITING, DOCUMENT_UNKNOWN, UNIT_DOUBTFUL, or the code of a rule that the posting breaks.
 */
export function correctEntry(
  database: Database,
  clock: Clock,
  actor: Actor,
  {
    entryId,
    correction: { reason, unitConfirmed = false, ...posting },
    request,
  }: CorrectEntryInput,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    const entry = await findEntry(tx, entryId);
    allow(actor, 'ledger.reverse', entry);
    return fileOnce(tx, request, async () => {
      await refuseUnlessReversible(tx, entry);
      const facts = {
        ...judgePosting({ ...posting, note: reason }, clock.today()),
        origin: 'correction' as const,
        correctsId: entry.id,
      };
      const context = await postingContext(tx, [{ projectId: entry.projectId, posting }], {
        waiting: false,
      });
      if (facts.document !== null && !context.documents.has(`${entry.projectId} ${facts.document}`))
        throw refuseField('DOCUMENT_UNKNOWN', 'document', { document: facts.document });
      if (!unitConfirmed) refuseDoubtfulUnit(entry.projectId, facts, withoutEntry(context, entry));
      const home = { projectId: entry.projectId, unitId: entry.unitId };
      return fileProposal(tx, actor, {
        action: 'ledger.correct',
        kind: 'correction',
        note: reason,
        undoesId: null,
        facts: { corrects: entry.id, ...(unitConfirmed ? { unitConfirmed } : {}) },
        rows: [
          { ...home, facts: reversalOf(entry, reason) },
          { ...home, facts },
        ],
      });
    });
  });
}
