import { newestAuditBatch, recordAuditEvent } from '#audit';
import { type Actor, allow, cityAuditors } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  type Scope,
  serviceScope,
  settleKnownAt,
  type Tx,
} from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import { flawsSince } from '../queries/continues-checkpoint.js';
import { CheckpointChain } from '../rules/checkpoint-chain.js';
import { checkpointKey, contradictionOf, type FoundContradiction } from '../rules/contradiction.js';
import {
  fingerprintOf,
  type LedgerCheckpoint,
  readCheckpoint,
  sha256OfFile,
  signCheckpoint,
} from '../rules/checkpoint.js';
import type { NotedHead } from '../rules/noted-head.js';
import { dueCheckpointDay } from '../rules/proof-days.js';
import { checkpointFileName } from '../store/checkpoint-files.js';
import { acceptedKeys, countOpenContradictions } from '../store/contradiction-rows.js';
import type { CheckpointKey } from '../store/checkpoint-key.js';
import {
  type CheckpointFacts,
  hasScheduledCheckpoint,
  headsAsOf,
  saveCheckpoint,
  lockSigning,
  newestCheckpoint,
  type StoredCheckpoint,
} from '../store/checkpoint-rows.js';
import { checkpointMail, type NewKey } from '../texts/checkpoint-mail.js';
import { raiseIn } from './raise-contradictions.js';

/** A signed checkpoint. `mailIds` identifies the mails that the caller must enqueue. */
export interface MadeCheckpoint {
  day: Day;
  entries: bigint;
  sha256: string;
  mailIds: string[];
}
/**
 * Result when no checkpoint was signed because `open` contradictions are not closed. `mailIds`
 * identifies the mails that the caller must enqueue.
 */
export interface UnsignedCheckpoint {
  open: number;
  mailIds: string[];
}

/**
 * What is needed to sign a checkpoint: the signing key, and the base address for links in mails.
 */
export interface SignWith {
  key: CheckpointKey;
  settings: { publicUrl: string };
}

/**
 * Makes today's checkpoint if it is due and missing, signs it and mails it to every auditor of the
 * whole city, in one transaction. Any process may call this function at any time. For an empty
 * ledger no checkpoint is made. Nothing is signed when entries of the previous checkpoint were
 * changed or removed, or while a contradiction is open. If the key is not the one that signed the
 * previous checkpoint, the mail and the audit log say so, so that a lost or replaced key is
 * noticed.
 * @returns null when there was nothing to do.
 */
export async function makeDueCheckpoint(
  database: Database,
  clock: Clock,
  key: CheckpointKey,
  settings: { publicUrl: string },
): Promise<MadeCheckpoint | UnsignedCheckpoint | null> {
  const day = dueCheckpointDay(clock);
  const scope = serviceScope('ledger-digest');
  if (!day || (await database.read(scope, (tx) => hasScheduledCheckpoint(tx, day)))) return null;
  return signCheckpointNow(database, clock, { key, settings }, { day, scheduled: true, scope });
}

/**
 * Makes a checkpoint immediately, on a user's request.
 * @throws Problem FORBIDDEN, LEDGER_EMPTY, or LEDGER_CONTRADICTED when a contradiction is open.
 */
export async function makeCheckpointOnRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  use: SignWith,
): Promise<MadeCheckpoint> {
  allow(actor, 'ledger-checkpoint.make');
  const scope = serviceScope('ledger-digest', actor.scope.requestId);
  return makeCheckpointNow(database, clock, use, { scope, askedBy: actor });
}

/**
 * Makes a checkpoint immediately. The caller has checked that this may be asked for. Without
 * `askedBy`, the audit log names the service of `scope`.
 * @throws Problem LEDGER_EMPTY, or LEDGER_CONTRADICTED when a contradiction is open.
 */
export async function makeCheckpointNow(
  database: Database,
  clock: Clock,
  use: SignWith,
  asked: Pick<Wanted, 'scope' | 'askedBy'>,
): Promise<MadeCheckpoint> {
  const day = clock.today();
  const made = await signCheckpointNow(database, clock, use, { day, scheduled: false, ...asked });
  if (!made) throw new Problem('LEDGER_EMPTY');
  if (!isSigned(made)) throw new Problem('LEDGER_CONTRADICTED', { open: made.open });
  return made;
}

/** Tells whether a checkpoint was signed. */
export const isSigned = (made: MadeCheckpoint | UnsignedCheckpoint): made is MadeCheckpoint =>
  'sha256' in made;

/**
 * The checkpoint to make: its day, whether it is the scheduled one, the access scope, and the user
 * who requested it, if any.
 */
interface Wanted {
  day: Day;
  scheduled: boolean;
  scope: Scope;
  askedBy?: Actor;
}

/**
 * Result of an attempt to sign during which another process signed a checkpoint of a later instant.
 * The attempt is repeated, because a checkpoint must be later than the one it names as previous.
 */
const OVERTAKEN = Symbol('overtaken');

async function signCheckpointNow(
  database: Database,
  clock: Clock,
  use: SignWith,
  wanted: Wanted,
): Promise<MadeCheckpoint | UnsignedCheckpoint | null> {
  for (;;) {
    const made = await trySigning(database, clock, use, wanted);
    if (made !== OVERTAKEN) return made;
  }
}

async function trySigning(
  database: Database,
  clock: Clock,
  use: SignWith,
  wanted: Wanted,
): Promise<MadeCheckpoint | UnsignedCheckpoint | typeof OVERTAKEN | null> {
  const { key, settings } = use;
  const { day, scheduled, scope } = wanted;
  const asOf = await settleKnownAt(database, scope, null);
  return database.write(scope, async (tx) => {
    await lockSigning(tx);
    const previous = await newestCheckpoint(tx);
    if (previous && previous.asOf >= asOf) return OVERTAKEN;
    const heads = await headsAsOf(tx, asOf);
    if (heads.length === 0 && !previous) return null;
    const found = previous ? await contradictionsSince(tx, previous, key) : [];
    const mailIds = await raiseIn(tx, clock, found, settings);
    const open = await countOpenContradictions(tx, 'all');
    if (open > 0) return { open, mailIds };
    const stored = signed(
      use,
      { day, asOf, scheduled, madeAt: clock.now() },
      { heads, seal: await newestAuditBatch(tx), previous },
    );
    return (await saveCheckpoint(tx, stored))
      ? {
          day,
          entries: stored.entries,
          sha256: stored.sha256,
          mailIds: await noteMade(tx, clock, use, { stored, previous, wanted }),
        }
      : null;
  });
}

/**
 * Returns the contradictions between the ledger and a checkpoint, without those that users have
 * closed.
 */
export async function contradictionsSince(
  tx: Tx,
  previous: StoredCheckpoint,
  key: CheckpointKey,
): Promise<FoundContradiction[]> {
  const accepted = await acceptedKeys(tx);
  const chain = new CheckpointChain(key.publicKey, accepted);
  // Reports only problems with this checkpoint and ignores those of the checkpoint before it; the
  // nightly verification checks all checkpoints.
  chain.take(previous);
  const own = chain.found.filter(({ kind }) => kind === 'checkpoint-changed');
  const { heads } = own.length > 0 ? { heads: [] } : readCheckpoint(previous.text);
  const flaws = await flawsSince(
    tx,
    heads.filter((head) => !accepted.has(checkpointKey(head.projectId, head.hash))),
  );
  return [...own, ...flaws.map(contradictionOf)];
}

function signed(
  { key }: SignWith,
  { day, asOf, scheduled, madeAt }: Pick<StoredCheckpoint, 'day' | 'asOf' | 'scheduled' | 'madeAt'>,
  facts: DigestedFacts,
): StoredCheckpoint {
  const checkpoint = checkpointFrom(day, asOf, facts);
  const text = signCheckpoint(checkpoint, key.privateKey);
  return {
    day,
    asOf,
    projects: facts.heads.length,
    entries: BigInt(checkpoint.totals.entries),
    sha256: sha256OfFile(text),
    text,
    madeAt,
    scheduled,
  };
}

async function noteMade(
  tx: Tx,
  clock: Clock,
  { key, settings }: SignWith,
  {
    stored,
    previous,
    wanted,
  }: { stored: StoredCheckpoint; previous: StoredCheckpoint | null; wanted: Wanted },
): Promise<string[]> {
  const keyBefore = previous && anotherKey(previous.text, key);
  const { day, sha256, entries, projects } = stored;
  await recordAuditEvent(tx, wanted.askedBy?.scope ?? wanted.scope, {
    action: 'ledger-digest.make',
    subjectType: 'ledger-digest',
    subjectId: day,
    ...(keyBefore === null ? {} : { oldValue: { key: keyBefore } }),
    newValue: { sha256, entries, projects, key: key.fingerprint },
  });
  return mailToAuditors(tx, clock, settings, {
    digest: stored,
    newKey: keyBefore === null ? null : { before: keyBefore, now: key.fingerprint },
  });
}

/** The data of the ledger and of the audit log that are written into a checkpoint. */
interface DigestedFacts {
  heads: readonly NotedHead[];
  seal: Awaited<ReturnType<typeof newestAuditBatch>>;
  previous: StoredCheckpoint | null;
}

function checkpointFrom(
  day: Day,
  asOf: Date,
  { heads, seal, previous }: DigestedFacts,
): LedgerCheckpoint {
  const sum = (of: (head: NotedHead) => bigint): string =>
    String(heads.reduce((all, head) => all + of(head), 0n));
  return {
    format: 'tracker-ledger-digest',
    version: '1',
    day,
    asOf: asOf.toISOString(),
    projects: heads.map((head) => ({
      ...head,
      entries: String(head.entries),
      completedFen: String(head.completedFen),
      fundsFen: String(head.fundsFen),
      paidFen: String(head.paidFen),
    })),
    totals: {
      projects: String(heads.length),
      entries: sum((head) => head.entries),
      completedFen: sum((head) => head.completedFen),
      fundsFen: sum((head) => head.fundsFen),
      paidFen: sum((head) => head.paidFen),
    },
    record: seal && {
      number: String(seal.number),
      lastRecordId: String(seal.toId),
      hash: seal.hash,
      sealedAt: seal.sealedAt.toISOString(),
    },
    previous: previous && { day: previous.day, sha256: previous.sha256 },
  };
}

/**
 * Returns the fingerprint of the key that signed a checkpoint if it is not the given key; otherwise
 * null.
 */
function anotherKey(text: string, key: CheckpointKey): string | null {
  const before = fingerprintOf(readCheckpoint(text));
  return before === key.fingerprint ? null : before;
}

async function mailToAuditors(
  tx: Tx,
  clock: Clock,
  { publicUrl }: { publicUrl: string },
  { digest: checkpoint, newKey }: { digest: StoredCheckpoint; newKey: NewKey | null },
): Promise<string[]> {
  const mailIds: string[] = [];
  for (const person of await cityAuditors(tx, clock.today()))
    mailIds.push(
      await enqueueMail(tx, {
        person,
        ...checkpointMail(checkpoint, person.language, publicUrl, newKey),
        attachment: { name: signedCheckpointFileName(checkpoint), text: checkpoint.text },
        publicUrl,
        at: clock.now(),
      }),
    );
  return mailIds;
}

/** Returns the file name of a checkpoint. */
export const signedCheckpointFileName = ({ day, asOf, scheduled }: CheckpointFacts): string =>
  checkpointFileName(day, asOf, scheduled);
