import type { KeyObject } from 'node:crypto';
import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, Refusal, type Scope, serviceScope } from '#platform';
import type { Day } from '#values';
import { verifyLedger } from '../queries/verify-ledger.js';
import type { LedgerFlaw } from '../rules/chain-walk.js';
import { readDigest, type SignedDigest, signatureFlaw } from '../rules/digest.js';
import type { LedgerVerdict } from '../rules/ledger-walk.js';
import { dueVerificationDay } from '../rules/proof-days.js';
import { newestDigest } from '../store/digest-rows.js';
import { isVerified, noteVerification, type Verification, type VerificationWay } from '../store/verification-rows.js';
import { asVerifier } from '../store/verifier.js';

/** Held by the program while it verifies, so that two of its processes do not read everything at once. */
const ONE_VERIFICATION = 7_410_000_021;

/** What the program verifies with: a login that may take the verifying role, and the public key of its own digests. */
export interface VerifyWith { verifierUrl: string; publicKey: KeyObject }

/** What the chains are held against: a digest, and the key that is known to have signed it (null when none is). */
export interface Against { digest: SignedDigest; known: KeyObject | null }

/** A verdict on a ledger, the digest's signature included; a digest whose signature is wrong vouches for nothing. */
export async function verifyAgainst(against: Against | null, verify: (heads: SignedDigest['heads']) => Promise<LedgerVerdict>): Promise<LedgerVerdict> {
  if (!against) return verify([]);
  const flaw = signatureFlaw(against.digest, against.known);
  const verdict = await verify(flaw === null ? against.digest.heads : []);
  const wrong: LedgerFlaw[] = flaw === null ? [] : [{ projectId: null, sequence: null, what: flaw }];
  return { ...verdict, flaws: [...wrong, ...verdict.flaws] };
}

/**
 * Verifies the ledger on somebody's request, against the newest digest, and notes the run.
 * @throws Refusal FORBIDDEN, VERIFIER_UNAVAILABLE, or VERIFICATION_RUNNING while another one is under way.
 */
export async function verifyOnRequest(database: Database, clock: Clock, actor: Actor, use: VerifyWith): Promise<Verification> {
  allow(actor, 'ledger.verify');
  const ran = await runAlone(database, clock, actor.scope, use, { how: 'api', slotOn: null });
  if (!ran) throw new Refusal('VERIFICATION_RUNNING');
  return ran;
}

/** Runs the night's verification if it is due and nobody has; may be called by anybody at any time. @returns null when there was nothing to do. */
export async function runDueVerification(database: Database, clock: Clock, use: VerifyWith): Promise<Verification | null> {
  const scope = serviceScope('ledger-verify');
  const slotOn = await dueVerification(database, clock);
  return slotOn && runAlone(database, clock, scope, use, { how: 'scheduled', slotOn });
}

/** The night whose verification is due and has not been made; null when there is none. */
export async function dueVerification(database: Database, clock: Clock): Promise<Day | null> {
  const slotOn = dueVerificationDay(clock);
  return slotOn && (await database.read(serviceScope('ledger-verify'), (tx) => isVerified(tx, slotOn)) ? null : slotOn);
}

async function runAlone(database: Database, clock: Clock, scope: Scope, { verifierUrl, publicKey }: VerifyWith, { how, slotOn }: { how: VerificationWay; slotOn: Day | null }): Promise<Verification | null> {
  const startedAt = clock.now();
  const newest = await database.read(scope, newestDigest);
  const against = newest && { digest: readDigest(newest.text), known: publicKey };
  const verdict = await asVerifier(verifierUrl, async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS taken', [ONE_VERIFICATION]);
    return lock?.taken ? verifyAgainst(against, (heads) => verifyLedger(tx, heads)) : null;
  });
  return verdict && noteRun(database, clock, scope, { verdict, startedAt, how, slotOn, digestSha256: newest?.sha256 ?? null });
}

/** A run that ended, however it was made. */
export interface EndedRun { verdict: LedgerVerdict; startedAt: Date; how: VerificationWay; slotOn: Day | null; digestSha256: string | null }

/** Notes a run and records it as a deed. @returns null when the night that it was for has one already. */
export function noteRun(database: Database, clock: Clock, scope: Scope, { verdict, startedAt, how, slotOn, digestSha256 }: EndedRun): Promise<Verification | null> {
  const [first] = verdict.flaws;
  return database.write(scope, async (tx) => {
    const noted = await noteVerification(tx, {
      startedAt, finishedAt: clock.now(), ranBy: scope.actorId, how, slotOn, projects: verdict.projects, entries: BigInt(verdict.entries), flaws: verdict.flaws.length,
      firstProjectId: first?.projectId ?? null, firstSequence: first?.sequence ? BigInt(first.sequence) : null, firstFlaw: first?.what ?? null, digestSha256,
    });
    if (noted) await recordDeed(tx, scope, { action: 'ledger.verify', subjectType: 'ledger', subjectId: noted.id, newValue: { how, entries: verdict.entries, flaws: verdict.flaws.length } });
    return noted;
  });
}
