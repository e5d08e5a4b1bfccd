import type { Leaf } from './audit-batch.js';

/**
 * Kinds of errors in the audit log: `seal-…` and `end-missing` concern the signature of a batch,
 * `record-…` a signed audit event.
 */
export const RECORD_FLAW_KINDS = [
  'seal-missing',
  'seal-version-unknown',
  'seal-chain-broken',
  'seal-changed',
  'seal-not-noted',
  'end-missing',
  'record-missing',
  'record-added',
  'record-changed',
] as const;
export type RecordFlawKind = (typeof RECORD_FLAW_KINDS)[number];

/**
 * An error in a batch: the first audit event that differs from what was signed, and how it differs.
 */
export interface BatchFlaw {
  recordId: bigint;
  kind: RecordFlawKind;
  what: string;
}

/**
 * Compares the audit events now found in the id range of a batch (`standing`) with the leaves in
 * the batch signature (`sealed`). Returns the first difference; null when both are equal.
 */
export function firstFlawOf(sealed: readonly Leaf[], standing: readonly Leaf[]): BatchFlaw | null {
  for (let at = 0; at < Math.max(sealed.length, standing.length); at += 1) {
    const [was, is] = [sealed[at], standing[at]];
    if (was && (!is || is.id > was.id))
      return {
        recordId: was.id,
        kind: 'record-missing',
        what: 'the record was sealed and is gone',
      };
    if (is && (!was || is.id < was.id))
      return {
        recordId: is.id,
        kind: 'record-added',
        what: 'the record was put in after its neighbours were sealed',
      };
    if (is && was && is.hash !== was.hash)
      return {
        recordId: is.id,
        kind: 'record-changed',
        what: 'a column of the record was changed',
      };
  }
  return null;
}
