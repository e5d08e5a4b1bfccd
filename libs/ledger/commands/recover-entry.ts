import { documentsNumbered } from '#documents';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, RepeatableRequest, Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { checkRecovery, type Recovery, refuseMoreThanLeft } from '../rules/recovery.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { findEntry } from '../store/find-entry.js';
import { isReversed, leftOf, recoveriesOf, waitingOf } from '../store/recoveries.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';

interface RecoverEntryInput {
  entryId: string;
  recovery: Recovery;
  request: RepeatableRequest | null;
}

/**
 * Submits a change request that records money of an entry which came back: an entry of a negative
 * amount in the month in which it came back. The year of the recovered entry does not change.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENTRY_ALREADY_REVERSED, DOCUMENT_UNKNOWN, or a code of
 * `checkRecovery`; what waits for approval counts as having come back
 */
export function recoverEntry(
  database: Database,
  clock: Clock,
  actor: Actor,
  { entryId, recovery, request }: RecoverEntryInput,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const entry = await findEntry(tx, entryId);
    allow(actor, 'ledger.reverse', entry);
    return fileOnce(tx, request, async () => {
      const { projectId, unitId } = entry;
      if (await isReversed(tx, entry)) throw new Problem('ENTRY_ALREADY_REVERSED');
      const leftFen = (await leftOf(tx, entry)) - (await waitingOf(tx, entry));
      const facts = checkRecovery(entry, recovery, { today: clock.today(), leftFen });
      await refuseUnknownDocument(tx, projectId, facts.document);
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.recover',
        kind: 'recovery',
        rows: [{ projectId, unitId, facts }],
        note: recovery.reason,
        undoesId: null,
        besideReturns: true,
        facts: { recovers: entry.id },
      });
    });
  });
}

/**
 * Checks the recoveries of a pending change request against what is left of their entries. The
 * caller has locked the ends of the chains, so that nothing comes back twice.
 * @throws Problem ENTRY_ALREADY_REVERSED, RECOVERY_EXCEEDS_ENTRY
 */
export async function checkRecoveries(tx: Tx, changeRequestId: string): Promise<void> {
  for (const { recovered, amountFen } of await recoveriesOf(tx, changeRequestId)) {
    if (await isReversed(tx, recovered)) throw new Problem('ENTRY_ALREADY_REVERSED');
    refuseMoreThanLeft(amountFen, await leftOf(tx, recovered));
  }
}

async function refuseUnknownDocument(
  tx: Tx,
  projectId: string,
  document: string | null,
): Promise<void> {
  if (document === null) return;
  const known = await documentsNumbered(tx, [projectId], [document]);
  if (known.length === 0) throw refuseField('DOCUMENT_UNKNOWN', 'document', { document });
}
