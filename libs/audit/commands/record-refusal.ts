import type { Database, Scope } from '#platform';
import { type Deed, recordDeed } from './record-deed.js';

const recorded = new WeakSet<Error>();

/**
 * Records a refused deed in a transaction of its own, because the deed's was rolled back. Of the refusal goes in what `deed` says, nothing else.
 * @param refusal marked as recorded, so that whoever catches it later does not record it again.
 */
export async function recordRefusal(
  database: Database,
  scope: Scope,
  deed: Omit<Deed, 'outcome'>,
  refusal: Error,
): Promise<void> {
  if (recorded.has(refusal)) return;
  recorded.add(refusal);
  await database.write(scope, (tx) => recordDeed(tx, scope, { ...deed, outcome: 'refused' }));
}
