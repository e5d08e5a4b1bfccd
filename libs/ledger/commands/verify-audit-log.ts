import {
  type NotedAuditBatch,
  recordAuditEvent,
  type RecordFlaw,
  type AuditLogVerification,
  verifyRecord,
} from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, type Scope, serviceScope } from '#platform/database';
import { auditLogContradiction } from '../rules/contradiction.js';
import type { SignedCheckpoint } from '../rules/checkpoint.js';
import { raiseContradictions } from './raise-contradictions.js';
import { readHandedIn, type VerifyWith, walkCheckpoints } from './run-verification.js';

/** Result of verifying the audit log. */
export interface AuditLogRun extends Omit<AuditLogVerification, 'head' | 'flaws'> {
  /**
   * Numbers of the batch signatures in the newest stored checkpoint and in the uploaded checkpoint,
   * with which the log was compared. The signatures in all other checkpoints were compared too, but
   * are too many to list here.
   */
  against: string[];
}

/** Result of verifying the audit log, and the ids of mails about problems found. */
export interface RanAuditLog extends AuditLogRun {
  mailIds: string[];
}

/**
 * What is needed to verify the audit log: the public key of checkpoints, an uploaded checkpoint
 * (optional), and the base address for links in mails.
 */
export type VerifyLogWith = Pick<VerifyWith, 'publicKey' | 'handedIn' | 'publicUrl'>;

/**
 * Recalculates every batch signature of the audit log and compares it with the signatures in the
 * stored checkpoints and in a checkpoint kept outside the database, if one is uploaded. The
 * verification itself is recorded in the audit log, so that its result cannot be removed unnoticed.
 * Problems are mailed, and are stored as contradictions until a user closes them.
 * @throws Problem FORBIDDEN, or CHECKPOINT_NOT_OURS for a file that was not signed by this
 * installation.
 */
export async function verifyAuditLog(
  database: Database,
  clock: Clock,
  actor: Actor,
  use: VerifyLogWith,
): Promise<RanAuditLog> {
  allow(actor, 'audit.verify');
  return runOverAuditLog(database, clock, actor.scope, use);
}

/**
 * Verifies the audit log like {@link verifyAuditLog} but without a permission check, for the
 * nightly job.
 */
export async function runOverAuditLog(
  database: Database,
  clock: Clock,
  scope: Scope,
  use: VerifyLogWith,
): Promise<RanAuditLog> {
  const handedIn = use.handedIn === undefined ? null : readHandedIn(use.handedIn, use.publicKey);
  // Checkpoints that were changed in the database are not reported here, because the verification
  // of the ledger reports them.
  const { chain, accepted } = await walkCheckpoints(database, use);
  const kept = chain.notedSeals();
  const outside = sealOf(handedIn);
  const { seals, records, unsealed, flaws } = await database.read(
    serviceScope('audit-verify', scope.requestId),
    (tx) => verifyRecord(tx, [...kept, ...outside]),
  );
  const found = flaws.filter((flaw) => !accepted.has(auditLogContradiction(flaw).key));
  const mailIds = await raiseContradictions(database, clock, found.map(auditLogContradiction), use);
  const against = [...kept.slice(-1), ...outside].map(({ number }) => String(number));
  const run: AuditLogRun = { seals, records, unsealed, flaw: found[0] ?? null, against };
  await database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, {
      action: 'audit.verify',
      subjectType: 'record',
      newValue: eventOf(run),
    }),
  );
  return { ...run, mailIds };
}

const sealOf = (checkpoint: Pick<SignedCheckpoint, 'record'> | null): NotedAuditBatch[] =>
  checkpoint?.record
    ? [{ number: BigInt(checkpoint.record.number), hash: checkpoint.record.hash }]
    : [];

/** Content of the audit event about a verification of the audit log. */
export interface AuditLogEvent {
  seals: number;
  records: number;
  unsealed: number;
  against: string[];
  flaw: { seal: string; recordId: string | null; kind: RecordFlaw['kind'] } | null;
}

/** Converts the result of verifying the audit log to the content of its audit event. */
export const eventOf = ({
  seals,
  records,
  unsealed,
  against,
  flaw,
}: AuditLogRun): AuditLogEvent => ({
  seals,
  records,
  unsealed,
  against,
  flaw: flaw && {
    seal: String(flaw.seal),
    recordId: flaw.recordId === null ? null : String(flaw.recordId),
    kind: flaw.kind,
  },
});
