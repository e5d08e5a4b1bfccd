/** Reasons for which a person moves a day, from a list; the words beside it say more. */
export const MOVE_REASONS = [
  'land',
  'approval',
  'funding',
  'design',
  'nature',
  'construction',
  'plan',
  'earlier',
  'correction',
  'other',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/**
 * Reasons that the program notes itself: the plan states no day; a person answered what a day of
 * the plan is worth; the milestone was met, or that was taken back.
 */
export const NOTED_REASONS = [
  'plan-states-no-day',
  'confirmed',
  'still-open',
  'met',
  'not-met',
  'dropped',
] as const;

/** All reasons in the history of milestones. */
export const REASONS = [...MOVE_REASONS, ...NOTED_REASONS] as const;
export type Reason = (typeof REASONS)[number];
