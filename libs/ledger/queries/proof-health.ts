import type { Tx } from '#platform/database';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import { newestCheckpoint } from '../store/checkpoint-rows.js';
import { verificationState } from '../store/verification-rows.js';
import type { Day } from '#values';

/**
 * State of the verification of the ledger. `since` is the instant from which the time without
 * verification is counted: the end of the newest verification or, if there was none, the time of
 * the first event in the audit log.
 */
export interface ProofHealth {
  verifiedAt: Date | null;
  flaws: number | null;
  since: Date | null;
  digestOn: Day | null;
  /**
   * Number of open contradictions of the ledger, also of contradictions that the newest
   * verification did not find again.
   */
  contradictions: number;
  /** Number of open contradictions of the audit log. */
  auditLogContradictions: number;
}

/** Returns when the ledger was last verified, the result, and the day of the newest checkpoint. */
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
