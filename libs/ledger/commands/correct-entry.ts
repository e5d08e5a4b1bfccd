import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import { type Confirmations, confirmedIn, givenOf } from '../rules/confirmations.js';
import { reversalOf } from '../rules/entry.js';
import { askInContext, withoutEntry, withPostings } from '../rules/check-in-context.js';
import { checkPosting, type Posting } from '../rules/check-posting.js';
import { findEntry, refuseUnlessReversible } from '../store/find-entry.js';
import { postingContext } from '../store/posting-context.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { refuseRecovered } from '../store/recoveries.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';

/**
 * Corrected values of a ledger entry, the reason for the correction, and the submitter's
 * confirmations of doubtful values.
 */
export type Correction = Omit<Posting, 'note'> & {
  reason: string;
} & { [name in keyof Confirmations]?: boolean | undefined };

interface CorrectEntryInput {
  entryId: string;
  correction: Correction;
  request: RepeatableRequest | null;
}

/**
 * Submits a change request that reverses an entry and records a corrected one; both or neither are
 * approved. Entries of a closed project can be corrected too. The corrected entry is checked as if
 * the original did not exist.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENTRY_IS_A_REVERSAL, ENTRY_ALREADY_REVERSED,
 * REVERSAL_WAITING, ENTRY_HAS_RECOVERIES, RECOVERY_NOT_CORRECTED, DOCUMENT_UNKNOWN, the code of a rule that the new values break, or, unless
 * confirmed, UNIT_DOUBTFUL, ENTRY_STANDS, ENTRY_STANDS_BY_IMPORT or OPENING_ADDS_UP.
 */
export function correctEntry(
  database: Database,
  clock: Clock,
  actor: Actor,
  {
    entryId,
    correction: { reason, unitConfirmed, repeatConfirmed, openingConfirmed, ...posting },
    request,
  }: CorrectEntryInput,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const entry = await findEntry(tx, entryId);
    allow(actor, 'ledger.reverse', entry);
    return fileOnce(tx, request, async () => {
      await refuseUnlessReversible(tx, entry);
      if (entry.origin === 'recovery') throw new Problem('RECOVERY_NOT_CORRECTED');
      await refuseRecovered(tx, [entry.id]);
      const facts = {
        ...checkPosting({ ...posting, note: reason }, clock.today()),
        origin: 'correction' as const,
        correctsId: entry.id,
      };
      const corrected = { projectId: entry.projectId, posting };
      const confirmed = confirmedIn({ unitConfirmed, repeatConfirmed, openingConfirmed });
      const found = await postingContext(tx, [corrected], { waiting: false });
      const context = withPostings(withoutEntry(found, entry), [corrected]);
      askInContext(corrected, facts, context, confirmed);
      const home = { projectId: entry.projectId, unitId: entry.unitId };
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.correct',
        kind: 'correction',
        note: reason,
        undoesId: null,
        subject: { kind: 'ledger-entry', id: entry.id },
        subjectKey: `entry:${entry.id}`,
        facts: { corrects: entry.id, ...givenOf(confirmed) },
        rows: [
          { ...home, facts: reversalOf(entry, reason) },
          { ...home, facts },
        ],
      });
    });
  });
}
