import {
  approveLedgerChangeRequest,
  type DirectPosting,
  LedgerEntryRow,
  type LedgerChangeRequestRow,
  postEntry,
  reverseEntry,
} from '#ledger';
import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { anActor } from './actors.js';

/**
 * Manager of the whole city. May approve every change request of the tests, because this user never
 * submits one.
 */
const approver = anActor('manager', 'city', 'test:approver');

/**
 * Approves a change request as another person, and returns its ledger entries by project and
 * sequence number.
 */
export async function approved(
  database: Database,
  changeRequest: LedgerChangeRequestRow,
): Promise<LedgerEntryRow[]> {
  await approveLedgerChangeRequest(database, approver, changeRequest.id, null);
  return database.read(serviceScope('test'), (tx) =>
    tx.find(LedgerEntryRow, {
      where: { proposalId: changeRequest.id },
      order: { projectId: 'ASC', sequence: 'ASC' },
    }),
  );
}

interface EnterInput {
  projectId: string;
  posting: DirectPosting;
}

/** Submits a ledger entry, has it approved, and returns it. */
export async function enter(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, posting }: EnterInput,
): Promise<LedgerEntryRow> {
  return only(
    await approved(
      database,
      await postEntry(database, clock, actor, {
        projectId,
        wanted: { repeatConfirmed: true, openingConfirmed: true, ...posting },
        request: null,
      }),
    ),
  );
}

/** Submits the reversal of a ledger entry, has it approved, and returns the reversing entry. */
export async function takeBack(
  database: Database,
  actor: Actor,
  entryId: string,
  reason = 'x',
): Promise<LedgerEntryRow> {
  return only(
    await approved(
      database,
      await reverseEntry(database, actor, { entryId, reason, request: null }),
    ),
  );
}

function only(entries: LedgerEntryRow[]): LedgerEntryRow {
  const [entry] = entries;
  if (!entry || entries.length > 1)
    throw new Error(`one entry was expected, ${entries.length} came`);
  return entry;
}
