import type { Month } from '#values';
import { isPaired } from './counted-once.js';
import type { ProjectFigures } from './project-figures.js';
import { type Standing, standingOf } from './standing.js';
import { sumKnown } from './sum-known.js';

/** A standing with how many projects it rests on: `known` of `of`. */
export interface Covered extends Standing {
  known: number;
  of: number;
}

/** Returns how the given projects stand together, with how many of them are known. */
export function coveredStanding(
  counted: readonly Pick<ProjectFigures, 'planFen' | 'completedFen'>[],
  through: Month,
): Covered {
  const known = counted.filter(isPaired);
  return {
    ...standingOf(
      sumKnown(known.map(({ planFen }) => planFen)),
      sumKnown(known.map(({ completedFen }) => completedFen)),
      through,
    ),
    known: known.length,
    of: counted.length,
  };
}
