import type { Disclosure } from '#documents';

/**
 * How far a package may go: published for everybody (公开), for the administration alone (内部), or
 * withheld (不予公开): its projects are counted and neither named nor described.
 */
export const TIERS = ['public', 'internal', 'withheld'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * Groups of fields that a package may hold beside what every project has: name, codes, stage, lead
 * organisation, and its item of the plan.
 */
export const DISCLOSED_FIELDS = [
  'description',
  'location',
  'period',
  'budget',
  'spend',
  'milestones',
  'documents',
] as const;
export type DisclosedField = (typeof DISCLOSED_FIELDS)[number];

/** Largest number of projects of a package. */
export const PACKAGE_PROJECTS_MAX = 1000;

/** Which documents may be named in a package. One without a level is named in none. */
export const DOCUMENTS_OF_TIER: Readonly<Record<Tier, readonly Disclosure[]>> = {
  public: ['proactive'],
  internal: ['proactive', 'on-request'],
  withheld: [],
};
