/** Function that chooses one of several items at random. */
export type Choose = <T>(from: readonly T[]) => T;

/**
 * Returns a function that chooses at random. Its choices depend only on the seed, so that a failed
 * random test can be repeated.
 */
export function choices(seed: number): Choose {
  let state = seed >>> 0;
  return (from) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from[(state >>> 8) % from.length] as (typeof from)[number];
  };
}

/** Returns the items in random order, chosen with `pick`. */
export function shuffled<T>(pick: Choose, things: readonly T[]): T[] {
  const left = [...things];
  return Array.from(
    { length: left.length },
    () => left.splice(left.indexOf(pick(left)), 1)[0] as T,
  );
}
