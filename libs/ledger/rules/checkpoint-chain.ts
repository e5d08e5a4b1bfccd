import type { KeyObject } from 'node:crypto';
import type { NotedAuditBatch } from '#audit';
import type { Day } from '#values';
import { checkpointKey, type FoundContradiction, unknownKeyOf } from './contradiction.js';
import {
  CheckpointRefused,
  fingerprintOf,
  readCheckpoint,
  sha256OfFile,
  type SignedCheckpoint,
  signatureFlaw,
} from './checkpoint.js';
import type { NotedHead } from './noted-head.js';

/** A stored checkpoint: the text of its file, and the day for which it is stored. */
export interface KeptCheckpoint {
  day: string;
  text: string;
}

/**
 * Verifies checkpoints in the order in which they were signed: each must name the previous
 * checkpoint, which must be unchanged, and must be signed with the known key. Collects what the
 * trusted checkpoints state about the hash chains of the projects.
 */
export class CheckpointChain {
  readonly found: FoundContradiction[] = [];
  private readonly heads = new Map<string, NotedHead>();
  private readonly seals: NotedAuditBatch[] = [];
  private before: { day: string; sha256: string } | null = null;
  private first = true;

  /**
   * @param known the public key with which the checkpoints must be signed.
   * @param accepted keys of contradictions that a user has closed. Such contradictions are not
   * reported again.
   */
  constructor(
    private readonly known: KeyObject,
    private readonly accepted: ReadonlySet<string> = new Set(),
  ) {}

  take({ day, text }: KeptCheckpoint): void {
    const sha256 = sha256OfFile(text);
    const checkpoint = this.read(day, text);
    if (checkpoint) {
      this.follow(checkpoint);
      if (this.trust(checkpoint)) this.note(checkpoint);
    }
    this.before = { day, sha256 };
    this.first = false;
  }

  /**
   * Returns the ends of hash chains (last hash, number of entries and sums of a project) that the
   * trusted checkpoints state and that the stored chains must contain. An end that is the same in
   * several checkpoints is listed once.
   */
  noted(): NotedHead[] {
    return [...this.heads.values()];
  }

  /**
   * Returns the batch signatures of the audit log that are contained in the checkpoints, oldest
   * first.
   */
  notedSeals(): readonly NotedAuditBatch[] {
    return this.seals;
  }

  private read(day: string, text: string): SignedCheckpoint | null {
    try {
      return readCheckpoint(text);
    } catch (error) {
      if (!(error instanceof CheckpointRefused)) throw error;
      this.changed(day, sha256OfFile(text), error.message);
      return null;
    }
  }

  private follow({ previous, day }: SignedCheckpoint): void {
    if (previous === null ? this.first : previous.sha256 === this.before?.sha256) return;
    if (previous === null) {
      this.add(
        'checkpoint-missing',
        `checkpoint-missing/before/${day}`,
        day,
        'the checkpoint names none before it, and there is one',
      );
    } else if (this.before?.day === previous.day) {
      this.changed(
        previous.day,
        this.before.sha256,
        'the checkpoint is not the one that its successor names',
      );
    } else {
      this.add(
        'checkpoint-missing',
        `checkpoint-missing/${previous.sha256}`,
        previous.day,
        'the checkpoint is missing; the next one names it',
      );
    }
  }

  private trust(checkpoint: SignedCheckpoint): boolean {
    const fingerprint = fingerprintOf(checkpoint);
    const ownFlaw = signatureFlaw(checkpoint, checkpoint.publicKey);
    if (ownFlaw !== null) {
      this.changed(checkpoint.day, checkpoint.sha256, ownFlaw);
      return false;
    }
    if (this.known.equals(checkpoint.publicKey)) return true;
    const key = unknownKeyOf(fingerprint);
    if (this.accepted.has(key)) return true;
    if (!this.found.some((one) => one.key === key)) {
      this.add(
        'key-unknown',
        key,
        checkpoint.day,
        `the checkpoint was signed with another key than the one that is known (SHA-256 ${fingerprint})`,
      );
    }
    return false;
  }

  private note({ heads, record }: SignedCheckpoint): void {
    if (record) this.seals.push({ number: BigInt(record.number), hash: record.hash });
    for (const head of heads) {
      const key = checkpointKey(head.projectId, head.hash);
      if (!this.accepted.has(key)) this.heads.set(key, head);
    }
  }

  private changed(day: string, sha256: string, what: string): void {
    this.add('checkpoint-changed', `checkpoint-changed/${day}/${sha256}`, day, what);
  }

  private add(kind: FoundContradiction['kind'], key: string, day: string, what: string): void {
    this.found.push({ kind, key, projectId: null, sequence: null, checkpointOn: day as Day, what });
  }
}
