import {
  type NotedSeal,
  recordAuditEvent,
  type RecordFlaw,
  type RecordVerdict,
  verifyRecord,
} from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, type Scope, serviceScope } from '#platform';
import { auditLogContradiction } from '../rules/contradiction.js';
import type { SignedDigest } from '../rules/digest.js';
import { raiseContradictions } from './raise-contradictions.js';
import { readHandedIn, type VerifyWith, walkCheckpoints } from './run-verification.js';

/** A run over the audit log, and the newest signatures outside of it that it was held against. */
export interface AuditLogRun extends Omit<RecordVerdict, 'head' | 'flaws'> {
  /**
   * Numbers of the batch signatures in the newest kept checkpoint and in the one that was handed in. Those of all other
   * kept checkpoints are held against the log too; one line names no thousand of them.
   */
  against: string[];
}

/** A run, and the mails about what it found. */
export interface RanAuditLog extends AuditLogRun {
  mailIds: string[];
}

/** What the audit log is verified with. */
export type VerifyLogWith = Pick<VerifyWith, 'publicKey' | 'handedIn' | 'publicUrl'>;

/**
 * Recomputes every batch signature of the audit log and holds it against those that the kept checkpoints carry, and
 * against that of a checkpoint which somebody kept outside. The run itself becomes an audit event, so that what it found
 * is kept where nobody can take it away unseen; and what it found is told and stays open as a contradiction.
 * @throws Problem FORBIDDEN, or CHECKPOINT_NOT_OURS for a file that was not signed here.
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

/** The same for the program itself, in the night. */
export async function runOverAuditLog(
  database: Database,
  clock: Clock,
  scope: Scope,
  use: VerifyLogWith,
): Promise<RanAuditLog> {
  const handedIn = use.handedIn === undefined ? null : readHandedIn(use.handedIn, use.publicKey);
  // Checkpoints that were changed in the database vouch for nothing; the verification of the ledger names them.
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

const sealOf = (digest: Pick<SignedDigest, 'record'> | null): NotedSeal[] =>
  digest?.record ? [{ number: BigInt(digest.record.number), hash: digest.record.hash }] : [];

/** What the audit event of a run holds. */
export interface AuditLogEvent {
  seals: number;
  records: number;
  unsealed: number;
  against: string[];
  flaw: { seal: string; recordId: string | null; kind: RecordFlaw['kind'] } | null;
}

/** A run as its audit event holds it. */
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
