import {
  type NotedSeal,
  recordDeed,
  type RecordFlaw,
  type RecordVerdict,
  verifyRecord,
} from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, serviceScope, type Tx } from '#platform';
import { readDigest, type SignedDigest, signatureFlaw } from '../rules/digest.js';
import { newestDigest } from '../store/digest-rows.js';
import { readHandedIn, type VerifyWith } from './run-verification.js';

/** A run over the audit log, and the signatures outside of it that it was held against. */
export interface AuditLogRun extends Omit<RecordVerdict, 'head'> {
  /** Numbers of the batch signatures that checkpoints carry, oldest first. */
  against: string[];
}

/**
 * Recomputes every batch signature of the audit log and holds it against the one that the newest checkpoint carries, and
 * against that of a checkpoint which somebody kept outside. The run itself becomes an audit event, so that what it found
 * is kept where nobody can take it away unseen.
 * @throws Problem FORBIDDEN, or CHECKPOINT_NOT_OURS for a file that was not signed here.
 */
export async function verifyAuditLog(
  database: Database,
  actor: Actor,
  use: Pick<VerifyWith, 'publicKey' | 'handedIn'>,
): Promise<AuditLogRun> {
  allow(actor, 'audit.verify');
  const handedIn = use.handedIn === undefined ? null : readHandedIn(use.handedIn, use.publicKey);
  const scope = serviceScope('audit-verify', actor.scope.requestId);
  const run = await database.read(scope, async (tx) => {
    const newest = await newestDigest(tx);
    const kept = newest ? readDigest(newest.text) : null;
    // One that was changed in the database vouches for nothing; the verification of the ledger names it.
    const trusted = kept && signatureFlaw(kept, use.publicKey) === null ? kept : null;
    return verifyAgainst(
      tx,
      [trusted, handedIn].flatMap((digest) => notedSeal(digest) ?? []),
    );
  });
  await database.write(actor.scope, (tx) =>
    recordDeed(tx, actor.scope, {
      action: 'audit.verify',
      subjectType: 'record',
      newValue: eventOf(run),
    }),
  );
  return run;
}

async function verifyAgainst(tx: Tx, noted: readonly NotedSeal[]): Promise<AuditLogRun> {
  const [first = null, ...others] = noted;
  let run = await verifyRecord(tx, first);
  for (const other of others) if (run.flaw === null) run = await verifyRecord(tx, other);
  const { seals, records, unsealed, flaw } = run;
  return { seals, records, unsealed, flaw, against: noted.map(({ number }) => String(number)) };
}

const notedSeal = (digest: Pick<SignedDigest, 'record'> | null): NotedSeal | null =>
  digest?.record ? { number: BigInt(digest.record.number), hash: digest.record.hash } : null;

/** What the audit event of a run holds. */
export interface AuditLogEvent {
  seals: number;
  records: number;
  unsealed: number;
  against: string[];
  flaw: { seal: string; recordId: string | null; kind: RecordFlaw['kind'] } | null;
}

/** A run as its audit event holds it. */
export const eventOf = ({ flaw, ...run }: AuditLogRun): AuditLogEvent => ({
  ...run,
  flaw: flaw && {
    seal: String(flaw.seal),
    recordId: flaw.recordId === null ? null : String(flaw.recordId),
    kind: flaw.kind,
  },
});
