import type { Tx } from '#platform';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import { newestCheckpoint } from '../store/checkpoint-rows.js';
import { verificationState } from '../store/verification-rows.js';
import type { Day } from '#values';

/**
 * State of the ledger's verification. `since` is the time of the newest run, or of the first audit
 * event when there was none.
 */
export interface ProofHealth {
  verifiedAt: Date | null;
  flaws: number | null;
  since: Date | null;
  digestOn: Day | null;
  /**
   * Number of open contradictions of the ledger, including those that the newest run did not find
   * again.
   */
  contradictions: number;
  /** The same for the audit log. */
  auditLogContradictions: number;
}

/** When the ledger was last verified, the result, and the day of the newest checkpoint. */
export async function proofHealth(tx: Tx): Promise<ProofHealth> {
  const { newest, since } = await verificationState(tx);
  return {
    verifiedAt: newest?.finishedAt ?? null,
    flaws: newest?.flaws ?? null,
    since,
    digestOn: (await newestCheckpoint(tx))?.day ?? null,
    contradictions: await countOpenContradictions(tx, 'ledger'),
    auditLogContradictions: await countOpenContradictions(tx, 'audit-log'),
  };
}
