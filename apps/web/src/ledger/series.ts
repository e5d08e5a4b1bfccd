import type { Origin, Series } from '../client/ledger.js';
import type { Project } from '../client/projects.js';

/**
 * The three kinds of amount in the ledger: completed investment, funds in place, paid. They must
 * never be added up with each other.
 */
export const SERIES = ['completed', 'funds', 'paid'] as const satisfies readonly Series[];

/** Ways in which a ledger entry can have been recorded. */
export const ORIGINS = [
  'direct',
  'return',
  'import',
  'correction',
  'recovery',
] as const satisfies readonly Origin[];

/**
 * Components of an amount, which add up to it: the three of the official statistics (building,
 * equipment, other) and land.
 */
export const PARTS = ['building', 'equipment', 'other', 'land'] as const;
export type Part = (typeof PARTS)[number];

/**
 * Returns the running total of a kind of amount, in fen (0.01 yuan). It is a sum, so without
 * entries it is zero.
 */
export const runningTotal = (
  project: Pick<Project, 'completedFen' | 'fundsFen' | 'paidFen'>,
  series: Series,
): bigint =>
  BigInt(
    { completed: project.completedFen, funds: project.fundsFen, paid: project.paidFen }[series] ??
      0,
  );
