import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, Refusal, type RepeatableRequest } from '#platform';
import { touchProject } from '#projects';
import type { Day, Month } from '#values';
import { appendEntry, lockHead } from '../store/append-entry.js';
import { LedgerEntryRow } from '../store/entry-row.js';

/**
 * Takes an entry back by an equal and opposite one in the same month, with a reason; the old one stays.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ENTRY_IS_A_REVERSAL or ENTRY_ALREADY_REVERSED.
 */
export function reverseEntry(database: Database, actor: Actor, entryId: string, reason: string, request: RepeatableRequest | null): Promise<LedgerEntryRow> {
  return database.write(actor.scope, async (tx) => {
    const entry = await tx.findOne(LedgerEntryRow, { where: { id: entryId } });
    if (!entry) throw new Refusal('NOT_FOUND');
    allow(actor, 'ledger.reverse', entry);
    const { id } = await once(tx, request, async () => {
      if (entry.reversesId) throw new Refusal('ENTRY_IS_A_REVERSAL');
      const head = await lockHead(tx, { id: entry.projectId, unitId: entry.unitId });
      if (await tx.exists(LedgerEntryRow, { where: { reversesId: entry.id } })) throw new Refusal('ENTRY_ALREADY_REVERSED');
      const reversal = await appendEntry(tx, head, {
        series: entry.series, month: entry.month as Month, effectiveOn: entry.effectiveOn as Day, amountFen: -entry.amountFen,
        fundingSource: entry.fundingSource, document: entry.document, note: reason, origin: 'correction', reversesId: entry.id,
      }, actor.personId);
      await touchProject(tx, { id: entry.projectId, unitId: entry.unitId }, 'ledger');
      await recordDeed(tx, actor.scope, {
        action: 'ledger.reverse', subjectType: 'ledger-entry', subjectId: reversal.id,
        newValue: { reverses: entry.id, sequence: String(reversal.sequence), amountFen: String(reversal.amountFen), reason },
      });
      return reversal.id;
    });
    return tx.findOneOrFail(LedgerEntryRow, { where: { id } });
  });
}
