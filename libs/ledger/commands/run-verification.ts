import type { KeyObject } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, type Scope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import { verifyLedger } from '../queries/verify-ledger.js';
import type { LedgerFlaw } from '../rules/chain-walk.js';
import { CheckpointChain } from '../rules/checkpoint-chain.js';
import { contradictionOf, type FoundContradiction } from '../rules/contradiction.js';
import {
  CheckpointRefused,
  readCheckpoint,
  type SignedCheckpoint,
  signatureFlaw,
} from '../rules/checkpoint.js';
import type { LedgerVerification } from '../rules/ledger-walk.js';
import { dueVerificationDay } from '../rules/proof-days.js';
import { acceptedKeys } from '../store/contradiction-rows.js';
import { checkpointsAfter, type StoredCheckpoint } from '../store/checkpoint-rows.js';
import {
  isVerified,
  noteVerification,
  type Verification,
  type VerificationWay,
} from '../store/verification-rows.js';
import { asVerifier } from '../store/verifier.js';
import { notInDatabase } from './save-checkpoint-file.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/**
 * Key of the PostgreSQL advisory lock that keeps two processes from verifying the whole ledger at
 * the same time.
 */
const ONE_VERIFICATION = 7_410_000_021;
const SERVICE = 'ledger-verify';

/**
 * What is needed to verify the ledger: the connection string of a database login that may use the
 * role for verification, the public key of the checkpoints, and the base address for links in
 * mails.
 */
export interface VerifyWith extends Telling {
  verifierUrl: string;
  publicKey: KeyObject;
  /**
   * Text of a checkpoint file kept outside the database. The ledger is compared with this
   * checkpoint in addition to the stored checkpoints.
   */
  handedIn?: string | undefined;
}

/**
 * A checkpoint with which the ledger is compared, and the public key with which the checkpoint must
 * be signed; null when this key is not known.
 */
export interface Against {
  digest: SignedCheckpoint;
  known: KeyObject | null;
}

/**
 * Verifies the entries of the ledger, and compares them with a checkpoint if its signature is
 * valid. An invalid signature is reported as a flaw.
 */
export async function verifyAgainst(
  against: Against | null,
  verify: (heads: SignedCheckpoint['heads']) => Promise<LedgerVerification>,
): Promise<LedgerVerification> {
  if (!against) return verify([]);
  const flaw = signatureFlaw(against.digest, against.known);
  const verification = await verify(flaw === null ? against.digest.heads : []);
  const wrong: LedgerFlaw[] =
    flaw === null ? [] : [{ projectId: null, sequence: null, what: flaw }];
  return { ...verification, flaws: [...wrong, ...verification.flaws] };
}

/**
 * Verifies the ledger on a user's request, compares it with the stored checkpoints, and stores the
 * result.
 * @throws Problem FORBIDDEN, VERIFIER_UNAVAILABLE, CHECKPOINT_NOT_OURS for a file that was not
 * signed by this installation, or VERIFICATION_RUNNING while another verification is in progress.
 */
export async function verifyOnRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  use: VerifyWith,
): Promise<RanVerification> {
  allow(actor, 'ledger.verify');
  const ran = await runAlone(database, clock, actor.scope, {
    use,
    verification: { how: 'api', slotOn: null },
  });
  if (!ran) throw new Problem('VERIFICATION_RUNNING');
  return ran;
}

/**
 * Makes the nightly verification if it is due and has not been made. Any process may call this
 * function at any time.
 * @returns null when there was nothing to do.
 */
export async function runDueVerification(
  database: Database,
  clock: Clock,
  use: VerifyWith,
): Promise<RanVerification | null> {
  const scope = serviceScope(SERVICE);
  const slotOn = await dueVerification(database, clock);
  return (
    slotOn && runAlone(database, clock, scope, { use, verification: { how: 'scheduled', slotOn } })
  );
}

/**
 * Returns the day of the nightly verification that is due and has not been made; null when there is
 * none.
 */
export async function dueVerification(database: Database, clock: Clock): Promise<Day | null> {
  const slotOn = dueVerificationDay(clock);
  return (
    slotOn &&
    ((await database.read(serviceScope('ledger-verify'), (tx) => isVerified(tx, slotOn)))
      ? null
      : slotOn)
  );
}

interface RunInput {
  use: VerifyWith;
  verification: { how: VerificationWay; slotOn: Day | null };
}

async function runAlone(
  database: Database,
  clock: Clock,
  scope: Scope,
  { use, verification: { how, slotOn } }: RunInput,
): Promise<RanVerification | null> {
  const startedAt = clock.now();
  const { chain, accepted, newest } = await walkCheckpoints(database, use);
  const handedIn = use.handedIn === undefined ? null : readHandedIn(use.handedIn, use.publicKey);
  const noted = [...chain.noted(), ...(handedIn?.heads ?? [])];
  const verification = await asVerifier(use.verifierUrl, async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS taken',
      [ONE_VERIFICATION],
    );
    return lock?.taken ? verifyLedger(tx, noted) : null;
  });
  if (!verification) return null;
  const found = [
    ...chain.found,
    ...(handedIn ? missingHere(handedIn, newest) : []),
    ...verification.flaws.map(contradictionOf),
  ].filter(({ key }) => !accepted.has(key));
  return noteRun(database, clock, scope, {
    verification,
    found,
    startedAt,
    how,
    slotOn,
    digestSha256: newest?.sha256 ?? null,
    telling: use,
  });
}

/**
 * Parses a checkpoint kept outside the database. The checkpoint must be signed with the key of this
 * installation, because anyone could make a file with another key.
 * @throws Problem CHECKPOINT_NOT_OURS
 */
export function readHandedIn(text: string, known: KeyObject): SignedCheckpoint {
  try {
    const checkpoint = readCheckpoint(text);
    if (signatureFlaw(checkpoint, known) === null) return checkpoint;
  } catch (error) {
    if (!(error instanceof CheckpointRefused)) throw error;
  }
  throw new Problem('CHECKPOINT_NOT_OURS');
}

/**
 * Returns a contradiction when a checkpoint kept outside the database is newer than all stored
 * checkpoints, because this shows that an old state of the database was restored; otherwise an
 * empty list.
 */
export const missingHere = (
  outside: SignedCheckpoint,
  newest: Pick<StoredCheckpoint, 'day' | 'asOf'> | null,
): FoundContradiction[] =>
  newest && newest.asOf.toISOString() >= outside.asOf ? [] : [notInDatabase(outside, newest)];

/**
 * Result of checking all stored checkpoints: what was found in them, the keys of contradictions
 * that users have closed, and the newest checkpoint.
 */
export interface WalkedCheckpoints {
  chain: CheckpointChain;
  accepted: ReadonlySet<string>;
  newest: StoredCheckpoint | null;
}

/**
 * Number of checkpoints read from the database at a time, to limit memory: a checkpoint may be
 * large, and there is one for every day of many years.
 */
const CHECKPOINTS_AT_ONCE = 20;

/** Checks every stored checkpoint, beginning with the first. */
export async function walkCheckpoints(
  database: Database,
  { publicKey }: Pick<VerifyWith, 'publicKey'>,
): Promise<WalkedCheckpoints> {
  const scope = serviceScope(SERVICE);
  const accepted = await database.read(scope, acceptedKeys);
  const chain = new CheckpointChain(publicKey, accepted);
  let newest: StoredCheckpoint | null = null;
  for (;;) {
    const after: Date | null = newest?.asOf ?? null;
    const some: StoredCheckpoint[] = await database.read(scope, (tx) =>
      checkpointsAfter(tx, after, CHECKPOINTS_AT_ONCE),
    );
    for (const one of some) chain.take(one);
    newest = some.at(-1) ?? newest;
    if (some.length < CHECKPOINTS_AT_ONCE) return { chain, accepted, newest };
  }
}

/** A stored verification, and the ids of mails about problems found. */
export interface RanVerification extends Verification {
  mailIds: string[];
}

/** Result of a finished verification before it is stored. */
export interface EndedRun {
  verification: LedgerVerification;
  /** All contradictions found, including problems of the checkpoints themselves. */
  found: readonly FoundContradiction[];
  startedAt: Date;
  how: VerificationWay;
  slotOn: Day | null;
  digestSha256: string | null;
  telling: Telling;
}

/**
 * Stores a verification with the contradictions found, and records it in the audit log.
 * @returns null when the nightly verification of that day is already stored.
 */
export function noteRun(
  database: Database,
  clock: Clock,
  scope: Scope,
  run: EndedRun,
): Promise<RanVerification | null> {
  const { verification, found, startedAt, how, slotOn, digestSha256, telling } = run;
  const [first] = found;
  return database.write(serviceScope(SERVICE, scope.requestId), async (tx) => {
    const noted = await noteVerification(tx, {
      startedAt,
      finishedAt: clock.now(),
      ranBy: scope.actorId,
      how,
      slotOn,
      projects: verification.projects,
      entries: BigInt(verification.entries),
      flaws: found.length,
      firstProjectId: first?.projectId ?? null,
      firstSequence: first?.sequence ? BigInt(first.sequence) : null,
      firstFlaw: first?.what ?? null,
      digestSha256,
    });
    if (!noted) return null;
    await recordAuditEvent(tx, scope, {
      action: 'ledger.verify',
      subjectType: 'ledger',
      subjectId: noted.id,
      newValue: { how, entries: verification.entries, flaws: found.length },
    });
    return { ...noted, mailIds: await raiseIn(tx, clock, found, telling) };
  });
}
