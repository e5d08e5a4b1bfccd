/** The end of a project's chain as a digest vouches for it; sums in fen. `sm3` is null for a chain of version 1 alone. */
export interface NotedHead {
  projectId: string;
  entries: bigint;
  hash: string;
  sm3: string | null;
  completedFen: bigint;
  fundsFen: bigint;
  paidFen: bigint;
}
