/**
 * The end of a project's hash chain as a checkpoint states it: number of entries, hashes of the
 * last entry, sums in fen. `sm3` is null if all entries have version 1 of the entry format, which
 * had no SM3 hash.
 */
export interface NotedHead {
  projectId: string;
  entries: bigint;
  hash: string;
  sm3: string | null;
  completedFen: bigint;
  fundsFen: bigint;
  paidFen: bigint;
}
