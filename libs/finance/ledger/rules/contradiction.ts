import type { RecordFlaw } from '#audit';
import type { Day } from '#values';
import type { LedgerFlaw } from './chain-walk.js';

/**
 * Kinds of contradictions between the ledger, or the audit log, and what was signed about it:
 * - `chain`: a chain, its head or its totals do not match the hashes;
 * - `checkpoint`: a chain differs from the one in a checkpoint;
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

/** A contradiction found by a run; `key` identifies it, so that finding it again is recognised. */
export interface FoundContradiction {
  kind: ContradictionKind;
  key: string;
  projectId: string | null;
  sequence: string | null;
  checkpointOn: Day | null;
  what: string;
}

/** Converts a flaw of the ledger into a contradiction. */
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
 * Key of a contradiction to a checkpoint head. It does not depend on later entries, so the same
 * head gives one contradiction however long the chain grows.
 */
export const checkpointKey = (projectId: string | null, hash: string): string =>
  `checkpoint/${projectId}/${hash}`;

/** Key of the contradiction for a signature by an unknown key. */
export const unknownKeyOf = (fingerprint: string): string => `key-unknown/${fingerprint}`;

/** Converts a flaw of the audit log into a contradiction. */
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
