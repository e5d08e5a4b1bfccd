import { ChainWalk, type KeptFacts, type LedgerFlaw } from './chain-walk.js';
import { EntryLine } from './entry-line.js';
import { at, PROJECT_COLUMNS, valuesOf } from './ledger-line.js';
import type { NotedHead } from './noted-head.js';

/**
 * Result of verifying the ledger: the number of projects and entries verified, and the first flaw
 * of each project that has one.
 */
export interface LedgerVerification {
  projects: number;
  entries: number;
  flaws: LedgerFlaw[];
}

/**
 * Verifies an exported ledger line by line: first the lines of all projects, then those of all
 * entries, ordered by project and sequence number. Entries are not kept in memory, so the memory
 * needed does not grow with their number.
 */
export class LedgerWalk {
  private readonly kept = new Map<string, KeptFacts>();
  private readonly walked = new Set<string>();
  private readonly noted: ReadonlyMap<string, readonly NotedHead[]>;
  private readonly flaws: LedgerFlaw[] = [];
  private readonly line = new EntryLine();
  private entries = 0;
  private projectId = '';
  private chain: ChainWalk | null = null;

  /**
   * @param noted last hashes and sums of projects ("chain heads") as stated in checkpoints, any
   * number per project. The hash chain of the project must contain each of them.
   */
  constructor(noted: readonly NotedHead[] = []) {
    this.noted = byProject(noted);
  }

  /**
   * Processes the line of an export file that describes a project.
   * @throws RangeError when the line does not have the columns of a project.
   */
  project(line: string): void {
    const values = valuesOf(line);
    const [projectId, unitId, headUnitId, entries, hash, sm3, completed, funds, paid, totals] =
      values;
    if (values.length !== PROJECT_COLUMNS.length || !projectId || !unitId)
      throw new RangeError('not the line of a project');
    const head =
      headUnitId && entries && hash
        ? {
            unitId: headUnitId,
            entries: BigInt(entries),
            hash,
            sm3: sm3 ?? null,
            sums: {
              completed: BigInt(completed ?? 0),
              funds: BigInt(funds ?? 0),
              paid: BigInt(paid ?? 0),
            },
          }
        : null;
    this.kept.set(projectId, { unitId, head, totals: totals ?? '' });
  }

  /**
   * Processes the line of an entry, which lies between two offsets of a block of lines.
   * @throws RangeError when the line does not have the columns of an entry.
   */
  entry(block: Buffer, from: number, to: number): void {
    const line = this.line.read(block, from, to);
    if (!this.chain || !line.is(at.projectId, this.projectId)) this.open(line.plain(at.projectId));
    this.chain?.take(line);
    this.entries += 1;
  }

  /**
   * Ends the verification.
   * @returns the numbers of projects and entries, and the flaws by project.
   */
  end(): LedgerVerification {
    this.closeChain();
    const unwalked = new Set(
      [...this.kept.keys(), ...this.noted.keys()].filter(
        (projectId) => !this.walked.has(projectId),
      ),
    );
    for (const projectId of unwalked)
      this.keep(
        new ChainWalk(projectId, this.kept.get(projectId), this.noted.get(projectId)).end(),
      );
    return {
      projects: this.walked.size,
      entries: this.entries,
      flaws: this.flaws.sort((one, other) =>
        (one.projectId ?? '') < (other.projectId ?? '') ? -1 : 1,
      ),
    };
  }

  private open(projectId: string): void {
    this.closeChain();
    if (this.walked.has(projectId))
      throw new RangeError(`entries of project ${projectId} stand apart from each other`);
    this.walked.add(projectId);
    this.projectId = projectId;
    this.chain = new ChainWalk(projectId, this.kept.get(projectId), this.noted.get(projectId));
  }

  private closeChain(): void {
    this.keep(this.chain?.end() ?? null);
    this.chain = null;
  }

  private keep(flaw: LedgerFlaw | null): void {
    if (flaw) this.flaws.push(flaw);
  }
}

function byProject(heads: readonly NotedHead[]): ReadonlyMap<string, readonly NotedHead[]> {
  const grouped = new Map<string, NotedHead[]>();
  for (const head of heads) {
    const known = grouped.get(head.projectId);
    if (known) known.push(head);
    else grouped.set(head.projectId, [head]);
  }
  return grouped;
}
