import type { Database, Scope } from '#platform/database';
import { type AuditEvent, recordAuditEvent } from './record-audit-event.js';

const recorded = new WeakSet<Error>();

/**
 * Records a refused action in a new transaction, because the transaction of the action was rolled
 * back. Stores only the fields of `event`, nothing from the problem itself.
 * @param problem marked as recorded, so that code that catches it later does not record it again.
 */
export async function recordRefusedRequest(
  database: Database,
  scope: Scope,
  event: Omit<AuditEvent, 'outcome'>,
  problem: Error,
): Promise<void> {
  if (recorded.has(problem)) return;
  recorded.add(problem);
  await database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, { ...event, outcome: 'refused' }),
  );
}
