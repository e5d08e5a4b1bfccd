import type { Database, Scope } from '#platform';
import { type Deed, recordDeed } from './record-deed.js';

const recorded = new WeakSet<Error>();

/**
 * Records a refused action in a transaction of its own, because the transaction of the action was
 * rolled back. Only the fields of `deed` are stored; nothing is taken from the problem itself.
 * @param refusal marked as recorded, so that code that catches it later does not record it again.
 */
export async function recordRefusedRequest(
  database: Database,
  scope: Scope,
  deed: Omit<Deed, 'outcome'>,
  refusal: Error,
): Promise<void> {
  if (recorded.has(refusal)) return;
  recorded.add(refusal);
  await database.write(scope, (tx) => recordDeed(tx, scope, { ...deed, outcome: 'refused' }));
}
