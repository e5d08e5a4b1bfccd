/** Fields of a milestone that users edit. */
export interface EditedMilestone {
  forecastOn: string;
  actualOn: string | null;
  explanation: string | null;
  weight: string | null;
}

export type EditedField = keyof EditedMilestone;

/**
 * Returns the names of the fields in which the present milestone differs from the version that was
 * loaded before.
 */
export const whatChanged = (
  read: EditedMilestone,
  now: EditedMilestone,
): { field: EditedField; before: string | null; now: string | null }[] =>
  (['forecastOn', 'actualOn', 'explanation', 'weight'] as const)
    .filter((field) => read[field] !== now[field])
    .map((field) => ({ field, before: read[field], now: now[field] }));
