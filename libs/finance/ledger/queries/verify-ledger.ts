import { copyLines, type Tx } from '#platform';
import { type LedgerVerdict, LedgerWalk } from '../rules/ledger-walk.js';
import type { NotedHead } from '../rules/noted-head.js';
import { ENTRY_LINES, PROJECT_LINES } from '../store/ledger-copy.js';

/** No statement of the program may otherwise take so long; a ledger of many millions of entries does. */
const VERIFY_TIMEOUT = '6h';

/**
 * Recomputes every chain from its entries and compares it with its head, its running totals, its project's unit and the heads of a digest, if given.
 * Read-only, in one view of the data; memory does not grow with the entries.
 */
export async function verifyLedger(
  tx: Tx,
  noted: readonly NotedHead[] = [],
): Promise<LedgerVerdict> {
  await tx.query(`SET LOCAL statement_timeout = '${VERIFY_TIMEOUT}'`);
  const walk = new LedgerWalk(noted);
  await copyLines(tx, PROJECT_LINES, (bytes, from, to) =>
    walk.project(bytes.toString('utf8', from, to)),
  );
  // Along the key of the chains, so that entries come from the first on; a sort would have to read the whole ledger before.
  await tx.query('SET LOCAL enable_sort = off');
  await copyLines(tx, ENTRY_LINES, (bytes, from, to) => walk.entry(bytes, from, to));
  return walk.end();
}
