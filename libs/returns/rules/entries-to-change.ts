import type { EntryFacts } from '#ledger';

/** Entries of a month to be reversed, and those to be entered. */
export interface EntriesToChange<Standing> {
  reverse: Standing[];
  enter: EntryFacts[];
}

const keyOf = ({ series, fundingSource, amountFen, composition }: EntryFacts): string =>
  JSON.stringify([
    series,
    fundingSource,
    String(amountFen),
    composition &&
      [
        composition.buildingFen,
        composition.equipmentFen,
        composition.otherFen,
        composition.landFen,
      ].map(String),
  ]);

/**
 * Compares the standing entries of a month with those that a return states. What is the same stays;
 * what differs is reversed and entered anew.
 */
export function entriesToChange<Standing extends EntryFacts>(
  standing: readonly Standing[],
  wanted: readonly EntryFacts[],
): EntriesToChange<Standing> {
  const left = [...standing];
  const enter = wanted.filter((one) => {
    const same = left.findIndex((other) => keyOf(other) === keyOf(one));
    if (same < 0) return true;
    left.splice(same, 1);
    return false;
  });
  return { reverse: left, enter };
}
