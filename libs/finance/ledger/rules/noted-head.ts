/**
 * The end of a project's chain as stated in a checkpoint; sums in fen. `sm3` is null for a chain
 * that has only entries of version 1.
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
