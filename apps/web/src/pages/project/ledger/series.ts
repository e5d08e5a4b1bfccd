import type { FundingSource, Origin, Series } from '../../../client/ledger.js';
import type { Project } from '../../../client/projects.js';

/**
 * The three kinds of amount in the ledger: completed investment, funds in place, paid. They must
 * never be added up with each other.
 */
export const SERIES = ['completed', 'funds', 'paid'] as const satisfies readonly Series[];

/** Funding sources in the order in which they are displayed. */
export const FUNDING_SOURCES = [
  'central-budget',
  'ultra-long-treasury-bond',
  'provincial',
  'municipal',
  'district',
  'special-bond',
  'general-bond',
  'enterprise-bond',
  'bank-loan',
  'self-raised',
  'ppp',
  'reits',
  'government-fund',
  'foreign',
  'other',
] as const satisfies readonly FundingSource[];

/** Ways in which a ledger entry can have been recorded. */
export const ORIGINS = [
  'direct',
  'return',
  'import',
  'correction',
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
