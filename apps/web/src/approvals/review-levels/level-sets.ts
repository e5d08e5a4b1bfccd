import type { ReviewLevel } from '../../client/review-levels.js';

/** The levels of one kind of change requests that hold together from a day on. */
export interface LevelSet {
  kind: ReviewLevel['kind'];
  validFrom: string;
  /** Whether they begin on a later day than today. */
  toCome: boolean;
  /** Ordered from the first level to the last. */
  levels: readonly ReviewLevel[];
}

/** Groups levels by kind and first day, in the order in which they are given. */
export function levelSets(levels: readonly ReviewLevel[], today: string): LevelSet[] {
  const sets = new Map<string, ReviewLevel[]>();
  for (const level of levels) {
    const key = `${level.kind} ${level.validFrom}`;
    sets.set(key, [...(sets.get(key) ?? []), level]);
  }
  return [...sets.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { kind, validFrom } = first;
    return [
      {
        kind,
        validFrom,
        toCome: validFrom > today,
        levels: [...some].sort((one, other) => one.level - other.level),
      },
    ];
  });
}

/** What the form asks for: the same levels for several kinds, from a day on. */
export interface WantedLevels {
  kinds: ReviewLevel['kind'][];
  validFrom: string;
  levels: Pick<ReviewLevel, 'relation' | 'decides'>[];
}

/** Converts what was typed to the levels that are sent, numbered from 1 for each kind. */
export const levelsWanted = ({ kinds, validFrom, levels }: WantedLevels): ReviewLevel[] =>
  kinds.flatMap((kind) =>
    levels.map(({ relation, decides }, at) => ({
      kind,
      validFrom,
      level: at + 1,
      relation,
      decides,
    })),
  );
