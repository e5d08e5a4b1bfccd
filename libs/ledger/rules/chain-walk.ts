import { type EntryHashes, startOfChain } from './entry-hash-chain.js';
import { SERIES, type Series } from './entry.js';
import type { EntryLine } from './entry-line.js';
import { at, UNKNOWN_TO_VERSION_1 } from './ledger-line.js';
import type { NotedHead } from './noted-head.js';
import { WalkedTotals } from './walked-totals.js';

/**
 * The first flaw found in a project's ledger (`projectId` null: in the ledger as a whole), with the
 * sequence number of the entry (null when the flaw is not about one entry) and a description.
 */
export interface LedgerFlaw {
  projectId: string | null;
  sequence: string | null;
  what: string;
  /**
   * Hash of the last entry according to the checkpoint from which the chain differs; absent when
   * the chain contradicts itself.
   */
  noted?: string;
}

/**
 * What is stored about a project's ledger besides its entries: the organisation, the last hash and
 * sums (`head`), and the totals by month. Amounts in fen; `totals` has the text format of {@link
 * WalkedTotals.packed}.
 */
export interface KeptFacts {
  unitId: string;
  head: {
    unitId: string;
    entries: bigint;
    hash: string;
    sm3: string | null;
    sums: Readonly<Record<Series, bigint>>;
  } | null;
  totals: string;
}

/** Number of bytes of two hashes in hexadecimal and the tab between them. */
const HASHES_BYTES = 129;

/** Verifies the hash chain of one project entry by entry and stops checking at the first flaw. */
export class ChainWalk {
  /** Number of entries read so far, including those after a flaw. */
  walked = 0;
  private flaw: LedgerFlaw | null = null;
  private hash: string;
  private sm3: string | null = null;
  private readonly start: { hash: string; sm3: string };
  /**
   * Expected first columns of the next entry, if the entry has version 2 of the entry format: both
   * hashes of the previous entry, and the project. The first {@link HASHES_BYTES} bytes are also
   * the expected last columns of the previous entry.
   */
  private readonly joint: Buffer;
  private readonly totals = new WalkedTotals();
  /**
   * Ends of the hash chain as stated in checkpoints, sorted by number of entries; the chain must
   * contain all of them. `nextNoted` is the index of the next end to be compared.
   */
  private readonly noted: readonly NotedHead[];
  private nextNoted = 0;
  private nextNotedEntries: number;

  constructor(
    private readonly projectId: string,
    private readonly kept: KeptFacts | undefined,
    noted: readonly NotedHead[] = [],
  ) {
    this.start = startOfChain(projectId);
    this.hash = this.start.hash;
    this.joint = Buffer.from([this.start.hash, this.start.sm3, projectId].join('\t'));
    this.noted = [...noted].sort((one, other) => Number(one.entries - other.entries));
    this.nextNotedEntries = Number(this.noted[0]?.entries ?? -1);
  }

  /**
   * Creates a verifier for only the entries that a checkpoint does not include; `head` is the end
   * of the hash chain as stated in the checkpoint. The totals then cover only these entries.
   */
  static after(head: Pick<NotedHead, 'projectId' | 'entries' | 'hash' | 'sm3'>): ChainWalk {
    const walk = new ChainWalk(head.projectId, undefined);
    walk.walked = Number(head.entries);
    walk.hash = head.hash;
    walk.sm3 = head.sm3;
    walk.joint.write(head.hash, 0, 'latin1');
    if (head.sm3 !== null) walk.joint.write(head.sm3, head.hash.length + 1, 'latin1');
    return walk;
  }

  /** Returns the first flaw among the entries read so far; null when there is none. */
  flawSoFar(): LedgerFlaw | null {
    return this.flaw;
  }

  /** Verifies the next entry. */
  take(line: EntryLine): void {
    this.walked += 1;
    if (this.flaw) return;
    const what = this.entryFlaw(line);
    if (what !== null) {
      this.flaw = this.flawAt(this.walked, what);
      return;
    }
    this.totals.add(
      line.plain(at.series, at.month),
      line.isNull(at.fundingSource) ? '' : line.plain(at.fundingSource),
      line.whole(at.amountFen),
    );
    while (this.walked === this.nextNotedEntries && !this.flaw) this.passNoted();
  }

  /**
   * Ends the verification of the hash chain.
   * @returns the first flaw of the entries, of the stored last hash and sums, or of the stored
   * totals; null when there is none.
   */
  end(): LedgerFlaw | null {
    if (this.flaw) return this.flaw;
    const missing = this.noted[this.nextNoted];
    if (missing && missing.entries > BigInt(this.walked))
      return this.flawAt(
        this.walked + 1,
        `the digest knows ${missing.entries} entries, the chain ends after ${this.walked}`,
        missing,
      );
    return this.headFlaw() ?? this.totalsFlaw();
  }

  private entryFlaw(line: EntryLine): string | null {
    if (line.whole(at.sequence) !== this.walked)
      return `entry ${this.walked} is missing; the next one is ${line.plain(at.sequence)}`;
    const first = line.whole(at.canonicalVersion) === 1;
    if (first || !line.holds(at.previousHash, at.projectId, this.joint)) {
      if (first && this.sm3 !== null) return 'the chain goes back to an older version';
      if (!line.is(at.previousHash, this.hash)) return 'the entry does not name its predecessor';
      if (!first && !line.is(at.previousSm3, this.sm3 ?? this.start.sm3))
        return 'the entry does not name the SM3 of its predecessor';
    }
    const hashes = line.hashes();
    if (!hashes) return `there is no text of version ${line.plain(at.canonicalVersion)}`;
    if (!this.endsWith(line, hashes)) return 'a column of the entry was changed';
    if (first && !UNKNOWN_TO_VERSION_1.every((column) => line.isNull(column)))
      return 'a column was filled that version 1 does not know';
    if (this.kept && !line.is(at.unitId, this.kept.unitId))
      return 'the unit of the entry is not the one of its project';
    this.hash = hashes.hash;
    this.sm3 = hashes.sm3;
    return null;
  }

  /**
   * Tells whether the hashes stored with the entry equal the calculated ones. If both hashes exist,
   * they are compared in one step, which is faster for millions of entries.
   */
  private endsWith(line: EntryLine, { hash, sm3 }: EntryHashes): boolean {
    if (sm3 === null) return line.is(at.hash, hash);
    this.joint.write(hash, 0, 'latin1');
    this.joint.write(sm3, hash.length + 1, 'latin1');
    return line.holds(at.hash, at.sm3, this.joint, HASHES_BYTES);
  }

  private passNoted(): void {
    const head = this.noted[this.nextNoted];
    if (head) this.flaw = this.notedFlaw(head);
    this.nextNoted += 1;
    this.nextNotedEntries = Number(this.noted[this.nextNoted]?.entries ?? -1);
  }

  private notedFlaw(head: NotedHead): LedgerFlaw | null {
    if (head.hash !== this.hash || head.sm3 !== this.sm3)
      return this.flawAt(
        this.walked,
        'the chain up to here is not the one that the digest vouches for',
        head,
      );
    const { completed, funds, paid } = this.totals.sums();
    return completed === head.completedFen && funds === head.fundsFen && paid === head.paidFen
      ? null
      : this.flawAt(this.walked, 'the sums up to here are not those of the digest', head);
  }

  private headFlaw(): LedgerFlaw | null {
    const head = this.kept?.head;
    if (!head) return this.walked > 0 ? this.flawAt(null, 'the head is missing') : null;
    if (head.entries !== BigInt(this.walked)) {
      return this.flawAt(
        Math.min(Number(head.entries), this.walked) + 1,
        `the head counts ${head.entries} entries, the chain has ${this.walked}`,
      );
    }
    const last = this.walked === 0 ? null : this.walked;
    if (head.hash !== this.hash)
      return this.flawAt(last, 'the head is not the hash of the last entry');
    if (head.sm3 !== this.sm3)
      return this.flawAt(last, 'the head is not the SM3 of the last entry');
    if (head.unitId !== this.kept?.unitId)
      return this.flawAt(null, 'the unit of the head is not the one of its project');
    const sums = this.totals.sums();
    const wrong = SERIES.find((series) => sums[series] !== head.sums[series]);
    return wrong
      ? this.flawAt(null, `the running total of ${wrong} is not the sum of its entries`)
      : null;
  }

  private totalsFlaw(): LedgerFlaw | null {
    const summed = this.totals.packed();
    const kept = this.kept?.totals ?? '';
    if (summed === kept) return null;
    const [ours, theirs] = [summed.split(' '), kept.split(' ')];
    const different =
      ours.find((total) => !theirs.includes(total)) ??
      theirs.find((total) => !ours.includes(total)) ??
      '';
    const [month, series] = different.split('/');
    return this.flawAt(
      null,
      `the running total of ${series} in ${month} is not the sum of its entries`,
    );
  }

  private flawAt = (sequence: number | null, what: string, head?: NotedHead): LedgerFlaw => ({
    projectId: this.projectId,
    sequence: sequence === null ? null : String(sequence),
    what,
    ...(head ? { noted: head.hash } : {}),
  });
}
