import { copyLines, type Tx } from '#platform';
import { type LedgerVerification, LedgerWalk } from '../rules/ledger-walk.js';
import type { NotedHead } from '../rules/noted-head.js';
import { ENTRY_LINES, PROJECT_LINES } from '../store/ledger-copy.js';

/**
 * Timeout of verification statements; much longer than the usual one, because a ledger may have
 * many millions of entries.
 */
const VERIFY_TIMEOUT = '6h';

/**
 * Recomputes every chain from its entries and compares it with its head, its running totals, its
 * project's organisation and the heads of a checkpoint, if given. Read-only, in one snapshot;
 * memory use does not grow with the number of entries.
 */
export async function verifyLedger(
  tx: Tx,
  noted: readonly NotedHead[] = [],
): Promise<LedgerVerification> {
  await tx.query(`SET LOCAL statement_timeout = '${VERIFY_TIMEOUT}'`);
  const walk = new LedgerWalk(noted);
  await copyLines(tx, PROJECT_LINES, (bytes, from, to) =>
    walk.project(bytes.toString('utf8', from, to)),
  );
  // Forces an index scan along the key of the chains, so that entries arrive immediately; a sort
  // would have to read the whole ledger first.
  await tx.query('SET LOCAL enable_sort = off');
  await copyLines(tx, ENTRY_LINES, (bytes, from, to) => walk.entry(bytes, from, to));
  return walk.end();
}
