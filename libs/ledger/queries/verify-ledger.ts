import { copyLines, type Tx } from '#platform/database';
import { type LedgerVerification, LedgerWalk } from '../rules/ledger-walk.js';
import type { NotedHead } from '../rules/noted-head.js';
import { ENTRY_LINES, PROJECT_LINES } from '../store/ledger-copy.js';

/**
 * Timeout of SQL statements during a verification. It is much longer than usual, because a ledger
 * may have many millions of entries.
 */
const VERIFY_TIMEOUT = '6h';

/**
 * Verifies the whole ledger: recalculates the hash chain of every project from its entries, and
 * compares it with the stored last hash and sums, the stored totals, the project's organisation
 * and, if given, the ends of chains stated in checkpoints (`noted`). Read-only, in one snapshot;
 * the memory needed does not grow with the number of entries.
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
  // Forces an index scan, which returns the first entries immediately; a sort would have to read
  // the whole ledger before the first entry.
  await tx.query('SET LOCAL enable_sort = off');
  await copyLines(tx, ENTRY_LINES, (bytes, from, to) => walk.entry(bytes, from, to));
  return walk.end();
}
