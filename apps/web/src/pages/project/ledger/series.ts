import type { FundingSource, Origin, Series } from '../../../client/ledger.js';
import type { Project } from '../../../client/projects.js';

/** The three series of the ledger, which are never added up. */
export const SERIES = ['completed', 'funds', 'paid'] as const satisfies readonly Series[];

/** Funding sources in their usual order. */
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

/** Ways in which an entry can have been recorded. */
export const ORIGINS = [
  'direct',
  'return',
  'import',
  'correction',
] as const satisfies readonly Origin[];

/**
 * Components of an amount: the three of the official statistics, and land. Their sum is the amount.
 */
export const PARTS = ['building', 'equipment', 'other', 'land'] as const;
export type Part = (typeof PARTS)[number];

/** Running total of a series in fen. It is a sum, so without entries it is zero. */
export const runningTotal = (
  project: Pick<Project, 'completedFen' | 'fundsFen' | 'paidFen'>,
  series: Series,
): bigint =>
  BigInt(
    { completed: project.completedFen, funds: project.fundsFen, paid: project.paidFen }[series] ??
      0,
  );
