import type { FundingSource } from '../../client/ledger.js';

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
