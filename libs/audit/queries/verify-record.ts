import type { Tx } from '#platform/database';
import { firstFlawOf, type RecordFlawKind } from '../rules/compare-batch.js';
import {
  CANONICAL_VERSIONS,
  decodeLeaves,
  hashOfBatch,
  leafOf,
  LOWEST_ID,
  START_OF_RECORD,
} from '../rules/audit-batch.js';
import { recordTexts } from '../store/record-text.js';
import { nextAuditBatch, type StoredAuditBatch } from '../store/audit-batch-rows.js';
import { recordLag } from './record-lag.js';

/**
 * Signature of a batch of audit events that was noted outside the database. Comparing the stored
 * signatures with it reveals when the end of the hash chain was rewritten or cut off.
 */
export interface NotedAuditBatch {
  number: bigint;
  hash: string;
}

/**
 * An error found in the audit log: the number of the signed batch, the id of the audit event (null
 * when the error concerns the whole batch), and the kind of error.
 */
export interface RecordFlaw {
  seal: bigint;
  recordId: bigint | null;
  kind: RecordFlawKind;
  what: string;
}

/**
 * Result of verifying the audit log: the numbers of batch signatures and audit events before the
 * first error, the last batch signature before it, the number of events that are not signed yet,
 * and the first error of each batch.
 */
export interface AuditLogVerification {
  seals: number;
  records: number;
  unsealed: number;
  head: NotedAuditBatch | null;
  flaw: RecordFlaw | null;
  flaws: RecordFlaw[];
}

/**
 * Maximum number of errors reported. Without this limit, an emptied audit log would give one error
 * for every batch ever signed.
 */
const FLAWS_MAX = 1_000;

/**
 * Checks the audit log: recomputes every batch signature from the stored audit events, in the order
 * of the hash chain. Does not change anything.
 * @param noted batch signatures that were noted outside the database; the stored signatures with
 * the same numbers must equal them.
 */
export async function verifyRecord(
  tx: Tx,
  noted: readonly NotedAuditBatch[] = [],
): Promise<AuditLogVerification> {
  const { unsealed } = await recordLag(tx);
  const verification: AuditLogVerification = {
    ...{ seals: 0, records: 0, unsealed },
    ...{ head: null, flaw: null, flaws: [] },
  };
  const hashes = hashesByNumber(noted);
  let before: StoredAuditBatch | undefined;
  for (
    let batch = await nextAuditBatch(tx, 0n);
    batch;
    batch = await nextAuditBatch(tx, batch.number)
  ) {
    const flaw = chainFlaw(batch, before, hashes) ?? (await batchFlaw(tx, batch, before));
    if (flaw) verification.flaws.push(flaw);
    else if (verification.flaws.length === 0) {
      verification.seals += 1;
      verification.records += batch.records;
      verification.head = { number: batch.number, hash: batch.hash };
    }
    before = batch;
    if (verification.flaws.length >= FLAWS_MAX) break;
  }
  if (verification.flaws.length < FLAWS_MAX) verification.flaws.push(...missingEnd(noted, before));
  return { ...verification, flaw: verification.flaws[0] ?? null };
}

/**
 * Groups the hashes of batch signatures that were noted outside the database by the number of the
 * signature. A number has several hashes when the notes disagree.
 */
function hashesByNumber(
  noted: readonly NotedAuditBatch[],
): ReadonlyMap<bigint, ReadonlySet<string>> {
  const hashes = new Map<bigint, Set<string>>();
  for (const { number, hash } of noted)
    hashes.set(number, (hashes.get(number) ?? new Set()).add(hash));
  return hashes;
}

/**
 * Returns an error when a batch signature that was noted outside the database has a higher number
 * than the last stored one, which means that the end of the log was removed. The error names the
 * first missing number.
 */
function missingEnd(
  noted: readonly NotedAuditBatch[],
  last: StoredAuditBatch | undefined,
): RecordFlaw[] {
  const gone = noted.map(({ number }) => number).filter((number) => number > (last?.number ?? 0n));
  const [first] = gone.sort((a, b) => (a < b ? -1 : 1));
  return first === undefined
    ? []
    : [
        {
          seal: first,
          recordId: null,
          kind: 'end-missing',
          what: 'the seal was noted and is gone, and with it all that came after',
        },
      ];
}

function chainFlaw(
  batch: StoredAuditBatch,
  before: StoredAuditBatch | undefined,
  noted: ReadonlyMap<bigint, ReadonlySet<string>>,
): RecordFlaw | null {
  const number = (before?.number ?? 0n) + 1n;
  const flaw = (kind: RecordFlawKind, what: string): RecordFlaw => ({
    seal: number,
    recordId: null,
    kind,
    what,
  });
  if (batch.number !== number)
    return flaw('seal-missing', `the seal is gone; the next one is ${batch.number}`);
  if (!CANONICAL_VERSIONS.has(batch.canonicalVersion))
    return flaw(
      'seal-version-unknown',
      `the seal speaks of version ${batch.canonicalVersion} of its text, which this program cannot check`,
    );
  if (batch.previousHash !== (before?.hash ?? START_OF_RECORD))
    return flaw('seal-chain-broken', 'the seal does not name its predecessor');
  if (batch.hash !== hashOfBatch(batch))
    return flaw('seal-changed', 'a column of the seal was changed');
  return [...(noted.get(batch.number) ?? [])].some((hash) => hash !== batch.hash)
    ? flaw('seal-not-noted', 'the seal is not the one that was noted')
    : null;
}

async function batchFlaw(
  tx: Tx,
  batch: StoredAuditBatch,
  before: StoredAuditBatch | undefined,
): Promise<RecordFlaw | null> {
  const standing = await recordTexts(tx, {
    after: before?.toId ?? LOWEST_ID,
    upTo: batch.toId,
    limit: batch.records + 1,
  });
  const flaw = firstFlawOf(
    decodeLeaves(batch.leaves),
    standing.map((record) => leafOf(record, batch.canonicalVersion)),
  );
  return flaw && { seal: batch.number, ...flaw };
}
