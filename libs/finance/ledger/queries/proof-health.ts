import type { Tx } from '#platform';
import { countOpenContradictions } from '../store/contradiction-rows.js';
import { newestDigest } from '../store/digest-rows.js';
import { verificationState } from '../store/verification-rows.js';
import type { Day } from '#values';

/** How the ledger's proof is doing; `since` is the newest verification, or the first deed when there was none. */
export interface ProofHealth {
  verifiedAt: Date | null;
  flaws: number | null;
  since: Date | null;
  digestOn: Day | null;
  /** Contradictions of the ledger that stand open, whatever the newest run found. */
  contradictions: number;
  /** The same of the audit log. */
  auditLogContradictions: number;
}

/** When the ledger was last verified and what that found, and the day of the newest digest. */
export async function proofHealth(tx: Tx): Promise<ProofHealth> {
  const { newest, since } = await verificationState(tx);
  return {
    verifiedAt: newest?.finishedAt ?? null,
    flaws: newest?.flaws ?? null,
    since,
    digestOn: (await newestDigest(tx))?.day ?? null,
    contradictions: await countOpenContradictions(tx, 'ledger'),
    auditLogContradictions: await countOpenContradictions(tx, 'audit-log'),
  };
}
