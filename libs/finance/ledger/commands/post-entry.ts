import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, once, type RepeatableRequest } from '#platform';
import { findProject, touchProject } from '#projects';
import { judgePosting, type Posting } from '../rules/judge-posting.js';
import { appendEntry, lockHead } from '../store/append-entry.js';
import { LedgerEntryRow } from '../store/entry-row.js';

/**
 * Posts one entry to a project's ledger.
 * @returns the entry; the first one again when the request is a repeat.
 * @throws Refusal NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or the rule that was broken; nothing is written then.
 */
export function postEntry(database: Database, clock: Clock, actor: Actor, projectId: string, posting: Posting, request: RepeatableRequest | null): Promise<LedgerEntryRow> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'ledger.post', project);
    const { id } = await once(tx, request, async () => {
      const facts = judgePosting(posting, clock.today());
      const entry = await appendEntry(tx, await lockHead(tx, project), facts, actor.personId);
      await touchProject(tx, project, 'ledger');
      await recordDeed(tx, actor.scope, {
        action: 'ledger.post', subjectType: 'ledger-entry', subjectId: entry.id,
        newValue: { projectId, sequence: String(entry.sequence), series: entry.series, month: entry.month, amountFen: String(entry.amountFen), fundingSource: entry.fundingSource },
      });
      return entry.id;
    });
    return tx.findOneOrFail(LedgerEntryRow, { where: { id } });
  });
}
