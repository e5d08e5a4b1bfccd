import type { Level } from '#alerts';

/**
 * How an item of the plan stands on a wall screen: as the worst light of its projects; `unknown`
 * where no light says anything yet, `untracked` where the screen's organisation has no project.
 */
export const DISPLAY_STATES = ['red', 'amber', 'good', 'unknown', 'untracked'] as const;
export type DisplayState = (typeof DISPLAY_STATES)[number];

/**
 * Returns how an item stands. What cannot be evaluated is never good: an item is good only where
 * something was evaluated, and nothing is red or amber.
 * @param levels levels of the lights of all projects of the item; null where it has no project
 */
export function displayState(levels: readonly Level[] | null): DisplayState {
  if (levels === null) return 'untracked';
  if (levels.includes('red')) return 'red';
  if (levels.includes('amber')) return 'amber';
  return levels.includes('good') ? 'good' : 'unknown';
}
