/** A name that is like another one, and how much, from 0 (different) to 1 (equal). */
export interface NearName {
  name: string;
  likeness: number;
}

/**
 * Largest number of names with which a text is compared. Pairs such as 工程 stand in most names of a
 * register; comparing each name of a list with all of them would take minutes.
 */
const COMPARED_MAX = 200;

/**
 * Finds the name that is most like a text: the one with the largest share of pairs of neighbouring
 * characters that occur in both. Names are looked up by the pairs of the text, the rarest first.
 */
export class NearNames {
  private readonly names: readonly { name: string; pairs: ReadonlySet<string> }[];
  private readonly byPair = new Map<string, number[]>();

  constructor(names: Iterable<string>) {
    this.names = [...names].map((name, at) => {
      const pairs = pairsOf(name);
      for (const pair of pairs) {
        const having = this.byPair.get(pair);
        if (having) having.push(at);
        else this.byPair.set(pair, [at]);
      }
      return { name, pairs };
    });
  }

  /** Returns the most similar name, the first of several; null when none is like it enough. */
  closest(text: string, least: number): NearName | null {
    const pairs = pairsOf(text);
    let found: NearName | null = null;
    for (const at of this.candidates(pairs)) {
      const other = this.names[at];
      if (!other) continue;
      const likeness = likenessOf(pairs, other.pairs);
      if (likeness >= least && likeness > (found?.likeness ?? 0))
        found = { name: other.name, likeness };
    }
    return found;
  }

  /** Returns the places of names that share a pair with the text, in the order of the names. */
  private candidates(pairs: ReadonlySet<string>): number[] {
    const lists = [...pairs]
      .flatMap((pair) => [this.byPair.get(pair) ?? []])
      .sort((one, other) => one.length - other.length);
    const found = new Set<number>();
    for (const list of lists)
      for (const at of list) {
        if (found.size === COMPARED_MAX) return [...found].sort((one, other) => one - other);
        found.add(at);
      }
    return [...found].sort((one, other) => one - other);
  }
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(text, (_, index) => text.slice(index, index + 2)).filter(
      (pair) => pair.length === 2,
    ),
  );

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}
