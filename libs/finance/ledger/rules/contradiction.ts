import type { RecordFlaw } from '#audit';
import type { Day } from '#values';
import type { LedgerFlaw } from './chain-walk.js';

/**
 * Ways in which the ledger, or what was signed about it, contradicts itself:
 * - `chain`: a chain, its head or its totals are not as they were hashed;
 * - `checkpoint`: a chain is not the one that a checkpoint vouches for;
 * - `checkpoint-missing`, `checkpoint-changed`: the checkpoints do not continue one another;
 * - `key-unknown`: a checkpoint was signed with a key that nobody vouches for;
 * - `database-older`: a checkpoint survives outside the database that the database does not have;
 * - `audit-log`: the audit log is not the one that was signed.
 */
export const CONTRADICTION_KINDS = [
  'chain',
  'checkpoint',
  'checkpoint-missing',
  'checkpoint-changed',
  'key-unknown',
  'database-older',
  'audit-log',
] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** One contradiction as it was found; `key` tells it apart from all others, however often it is found. */
export interface FoundContradiction {
  kind: ContradictionKind;
  key: string;
  projectId: string | null;
  sequence: string | null;
  checkpointOn: Day | null;
  what: string;
}

/** What a flaw of a walk is as a contradiction. */
export const contradictionOf = ({
  projectId,
  sequence,
  what,
  noted,
}: LedgerFlaw): FoundContradiction => ({
  kind: noted === undefined ? 'chain' : 'checkpoint',
  key:
    noted === undefined
      ? `chain/${projectId}/${sequence}/${what}`
      : checkpointKey(projectId, noted),
  projectId,
  sequence,
  checkpointOn: null,
  what,
});

/** The key of the contradiction to a head that checkpoints vouch for: the same head is contradicted once, however long the chain grows. */
export const checkpointKey = (projectId: string | null, hash: string): string =>
  `checkpoint/${projectId}/${hash}`;

/** The key of a signature by a key that nobody vouches for. */
export const unknownKeyOf = (fingerprint: string): string => `key-unknown/${fingerprint}`;

/** What a flaw of the audit log is as a contradiction. */
export const auditLogContradiction = ({
  seal,
  recordId,
  kind,
  what,
}: RecordFlaw): FoundContradiction => ({
  kind: 'audit-log',
  key: `audit-log/${seal}/${recordId ?? ''}/${kind}`,
  projectId: null,
  sequence: null,
  checkpointOn: null,
  what: recordId === null ? `seal ${seal}: ${what}` : `seal ${seal}, record ${recordId}: ${what}`,
});
