/** What a merge needs to know of a record that was found. */
interface Ranked {
  rank: number;
}

/** Records of each kind that come before the rest of any other kind. */
const OF_EACH_KIND = 5;

/**
 * Merges what was found of several kinds, each list with its best first. The best few of each kind
 * come first, so that a kind with many records does not hide the others; what is left fills up.
 * Within both parts the best come first, and equally good ones in the order of the kinds.
 * @param limit largest number of records that is returned
 */
export function mergeFound<F extends Ranked>(lists: readonly (readonly F[])[], limit: number): F[] {
  const byRank = (some: F[]): F[] => some.sort((one, other) => one.rank - other.rank);
  const best = byRank(lists.flatMap((list) => list.slice(0, OF_EACH_KIND)));
  const rest = byRank(lists.flatMap((list) => list.slice(OF_EACH_KIND)));
  return [...best, ...rest].slice(0, limit);
}
