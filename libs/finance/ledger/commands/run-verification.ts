import type { KeyObject } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, Problem, type Scope, serviceScope } from '#platform';
import type { Day } from '#values';
import { verifyLedger } from '../queries/verify-ledger.js';
import type { LedgerFlaw } from '../rules/chain-walk.js';
import { CheckpointChain } from '../rules/checkpoint-chain.js';
import { contradictionOf, type FoundContradiction } from '../rules/contradiction.js';
import { DigestRefused, readDigest, type SignedDigest, signatureFlaw } from '../rules/digest.js';
import type { LedgerVerdict } from '../rules/ledger-walk.js';
import { dueVerificationDay } from '../rules/proof-days.js';
import { acceptedKeys } from '../store/contradiction-rows.js';
import { digestsAfter, type StoredDigest } from '../store/digest-rows.js';
import {
  isVerified,
  noteVerification,
  type Verification,
  type VerificationWay,
} from '../store/verification-rows.js';
import { asVerifier } from '../store/verifier.js';
import { notInDatabase } from './keep-digest-file.js';
import { raiseIn, type Telling } from './raise-contradictions.js';

/** Held by the program while it verifies, so that two of its processes do not read everything at once. */
const ONE_VERIFICATION = 7_410_000_021;
const SERVICE = 'ledger-verify';

/** What the program verifies with: a login that may take the verifying role, and the public key of its own digests. */
export interface VerifyWith extends Telling {
  verifierUrl: string;
  publicKey: KeyObject;
  /** Text of a checkpoint that somebody kept outside, to hold the ledger against besides those of the database. */
  handedIn?: string | undefined;
}

/** What the chains are held against: a digest, and the key that is known to have signed it (null when none is). */
export interface Against {
  digest: SignedDigest;
  known: KeyObject | null;
}

/** A verdict on a ledger, the digest's signature included; a digest whose signature is wrong vouches for nothing. */
export async function verifyAgainst(
  against: Against | null,
  verify: (heads: SignedDigest['heads']) => Promise<LedgerVerdict>,
): Promise<LedgerVerdict> {
  if (!against) return verify([]);
  const flaw = signatureFlaw(against.digest, against.known);
  const verdict = await verify(flaw === null ? against.digest.heads : []);
  const wrong: LedgerFlaw[] =
    flaw === null ? [] : [{ projectId: null, sequence: null, what: flaw }];
  return { ...verdict, flaws: [...wrong, ...verdict.flaws] };
}

/**
 * Verifies the ledger on somebody's request, against the newest digest, and notes the run.
 * @throws Problem FORBIDDEN, VERIFIER_UNAVAILABLE, CHECKPOINT_NOT_OURS for a file that was not signed here, or
 * VERIFICATION_RUNNING while another one is under way.
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

/** Runs the night's verification if it is due and nobody has; may be called by anybody at any time. @returns null when there was nothing to do. */
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

/** The night whose verification is due and has not been made; null when there is none. */
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
  const verdict = await asVerifier(use.verifierUrl, async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS taken',
      [ONE_VERIFICATION],
    );
    return lock?.taken ? verifyLedger(tx, noted) : null;
  });
  if (!verdict) return null;
  const found = [
    ...chain.found,
    ...(handedIn ? missingHere(handedIn, newest) : []),
    ...verdict.flaws.map(contradictionOf),
  ].filter(({ key }) => !accepted.has(key));
  return noteRun(database, clock, scope, {
    verdict,
    found,
    startedAt,
    how,
    slotOn,
    digestSha256: newest?.sha256 ?? null,
    telling: use,
  });
}

/** A checkpoint that somebody kept. It has to be signed with the key of this installation: anybody can make a file. */
export function readHandedIn(text: string, known: KeyObject): SignedDigest {
  try {
    const digest = readDigest(text);
    if (signatureFlaw(digest, known) === null) return digest;
  } catch (error) {
    if (!(error instanceof DigestRefused)) throw error;
  }
  throw new Problem('CHECKPOINT_NOT_OURS');
}

/** A checkpoint from outside that is newer than all that the database has: the database is an old one. */
export const missingHere = (
  outside: SignedDigest,
  newest: Pick<StoredDigest, 'day' | 'asOf'> | null,
): FoundContradiction[] =>
  newest && newest.asOf.toISOString() >= outside.asOf ? [] : [notInDatabase(outside, newest)];

/** The checkpoints that the database keeps, walked; keys of contradictions that people have closed; the newest checkpoint. */
export interface WalkedCheckpoints {
  chain: CheckpointChain;
  accepted: ReadonlySet<string>;
  newest: StoredDigest | null;
}

/** So many checkpoints are read at once: each may be large, and there is one for every day of many years. */
const CHECKPOINTS_AT_ONCE = 20;

/** Walks every checkpoint that the database keeps, from the first one on. */
export async function walkCheckpoints(
  database: Database,
  { publicKey }: Pick<VerifyWith, 'publicKey'>,
): Promise<WalkedCheckpoints> {
  const scope = serviceScope(SERVICE);
  const accepted = await database.read(scope, acceptedKeys);
  const chain = new CheckpointChain(publicKey, accepted);
  let newest: StoredDigest | null = null;
  for (;;) {
    const after: Date | null = newest?.asOf ?? null;
    const some: StoredDigest[] = await database.read(scope, (tx) =>
      digestsAfter(tx, after, CHECKPOINTS_AT_ONCE),
    );
    for (const one of some) chain.take(one);
    newest = some.at(-1) ?? newest;
    if (some.length < CHECKPOINTS_AT_ONCE) return { chain, accepted, newest };
  }
}

/** A run that was noted, and the mails about what it found. */
export interface RanVerification extends Verification {
  mailIds: string[];
}

/** A run that ended, however it was made. */
export interface EndedRun {
  verdict: LedgerVerdict;
  /** Everything that was found, the checkpoints' own flaws included. */
  found: readonly FoundContradiction[];
  startedAt: Date;
  how: VerificationWay;
  slotOn: Day | null;
  digestSha256: string | null;
  telling: Telling;
}

/** Notes a run with everything that it found, and records it. @returns null when the night that it was for has one already. */
export function noteRun(
  database: Database,
  clock: Clock,
  scope: Scope,
  run: EndedRun,
): Promise<RanVerification | null> {
  const { verdict, found, startedAt, how, slotOn, digestSha256, telling } = run;
  const [first] = found;
  return database.write(serviceScope(SERVICE, scope.requestId), async (tx) => {
    const noted = await noteVerification(tx, {
      startedAt,
      finishedAt: clock.now(),
      ranBy: scope.actorId,
      how,
      slotOn,
      projects: verdict.projects,
      entries: BigInt(verdict.entries),
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
      newValue: { how, entries: verdict.entries, flaws: found.length },
    });
    return { ...noted, mailIds: await raiseIn(tx, clock, found, telling) };
  });
}
