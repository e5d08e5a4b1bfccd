import type { RecordFlaw } from '#audit';
import type { Day } from '#values';
import type { LedgerFlaw } from './chain-walk.js';

/**
 * Kinds of contradictions between what is stored in the ledger or the audit log and what was hashed
 * or signed before:
 * - `chain`: the entries, the stored last hash or the stored totals of a project do not match the
 * hashes;
 * - `checkpoint`: the entries of a project differ from those confirmed by a checkpoint;
 * - `checkpoint-missing`, `checkpoint-changed`: the sequence of checkpoints is broken;
 * - `key-unknown`: a checkpoint was signed with an unknown key;
 * - `database-older`: a checkpoint exists outside the database but not in it;
 * - `audit-log`: the audit log differs from the signed one.
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

/**
 * A contradiction found by a verification. `key` identifies it, so that a contradiction that is
 * found again is recognised as the same one.
 */
export interface FoundContradiction {
  kind: ContradictionKind;
  key: string;
  projectId: string | null;
  sequence: string | null;
  checkpointOn: Day | null;
  what: string;
}

/** Converts a flaw found in the ledger to a contradiction. */
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

/**
 * Returns the key of the contradiction that reports a ledger differing from a checkpoint. The key
 * contains the hash that the checkpoint states and does not change when entries are added, so the
 * contradiction is reported only once.
 */
export const checkpointKey = (projectId: string | null, hash: string): string =>
  `checkpoint/${projectId}/${hash}`;

/** Returns the key of the contradiction that reports a signature by an unknown key. */
export const unknownKeyOf = (fingerprint: string): string => `key-unknown/${fingerprint}`;

/** Converts a flaw found in the audit log to a contradiction. */
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
