/** A name that is like another one, and how much, from 0 (different) to 1 (equal). */
export interface NearName {
  name: string;
  likeness: number;
}

/**
 * Finds the name that is most like a text: the one with the largest share of pairs of neighbouring
 * characters that occur in both. The names are looked up by their pairs, so that a list of ten
 * thousand can be compared with as many.
 */
export class NearNames {
  private readonly names: readonly { name: string; pairs: number }[];
  private readonly byPair = new Map<string, number[]>();

  constructor(names: Iterable<string>) {
    this.names = [...names].map((name, at) => {
      const pairs = pairsOf(name);
      for (const pair of pairs) {
        const having = this.byPair.get(pair);
        if (having) having.push(at);
        else this.byPair.set(pair, [at]);
      }
      return { name, pairs: pairs.size };
    });
  }

  /** Returns the most similar name, the first of several; null when none is like it enough. */
  closest(text: string, least: number): NearName | null {
    const pairs = pairsOf(text);
    const common = new Map<number, number>();
    for (const pair of pairs)
      for (const at of this.byPair.get(pair) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
    let found: (NearName & { at: number }) | null = null;
    for (const [at, count] of common) {
      const { name, pairs: others } = this.names[at] as { name: string; pairs: number };
      const likeness = (2 * count) / (pairs.size + others);
      if (likeness < least) continue;
      if (!found || likeness > found.likeness || (likeness === found.likeness && at < found.at))
        found = { name, likeness, at };
    }
    return found && { name: found.name, likeness: found.likeness };
  }
}

const pairsOf = (text: string): Set<string> =>
  new Set(
    Array.from(text, (_, index) => text.slice(index, index + 2)).filter(
      (pair) => pair.length === 2,
    ),
  );
