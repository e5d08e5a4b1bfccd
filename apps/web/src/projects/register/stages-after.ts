const AFTER = {
  proposed: ['preparation', 'deferred', 'cancelled'],
  preparation: ['construction', 'deferred', 'cancelled'],
  construction: ['completed', 'suspended', 'cancelled'],
  completed: ['final-account'],
  'final-account': ['evaluated'],
  evaluated: [],
  deferred: ['preparation', 'cancelled'],
  suspended: ['construction', 'cancelled'],
  cancelled: [],
} as const;

/** Stages of the life of a project. */
export type Stage = keyof typeof AFTER;
export const STAGES = Object.keys(AFTER) as Stage[];

/**
 * Returns the stages that are offered after the present one; all where none is recorded. The server
 * decides again.
 */
export const stagesAfter = (stage: Stage | null): readonly Stage[] =>
  stage === null ? STAGES : AFTER[stage];
