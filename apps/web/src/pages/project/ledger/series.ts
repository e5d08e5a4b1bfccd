import type { FundingSource, Origin, Series } from '../../../client/ledger.js';
import type { Project } from '../../../client/projects.js';

/** The three series; they are never added to each other. */
export const SERIES = ['completed', 'funds', 'paid'] as const satisfies readonly Series[];

/** Where money comes from, in the order people list it. */
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

/** By which way an entry came in. */
export const ORIGINS = [
  'direct',
  'return',
  'import',
  'correction',
] as const satisfies readonly Origin[];

/** What an amount is made of: three parts of the statistics, and land apart from them. Together they are the amount. */
export const PARTS = ['building', 'equipment', 'other', 'land'] as const;
export type Part = (typeof PARTS)[number];

/** What a series comes to so far, in fen: the start of a sum, so that of no entry it is nothing. */
export const runningTotal = (
  project: Pick<Project, 'completedFen' | 'fundsFen' | 'paidFen'>,
  series: Series,
): bigint =>
  BigInt(
    { completed: project.completedFen, funds: project.fundsFen, paid: project.paidFen }[series] ??
      0,
  );
