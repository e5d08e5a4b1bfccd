import { useState } from 'react';
import type { Alert } from '../client/alerts.js';

/** Largest number of alerts that one request can answer. */
export const CHOSEN_MAX = 100;

/** The alerts that the user has selected, among those that are displayed and can be answered. */
export interface ChosenAlerts {
  chosen: readonly Alert[];
  isChosen: (alert: Alert) => boolean;
  tick: (alerts: readonly Alert[], on: boolean) => void;
  clear: () => void;
}

/**
 * Returns the user's selection of alerts. An alert that is no longer displayed or can no longer be
 * answered is no longer selected, so that the user does not answer an alert unseen.
 */
export function useChosenAlerts(answerable: readonly Alert[]): ChosenAlerts {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = answerable.filter(({ id }) => ticked.has(id));
  return {
    chosen,
    isChosen: ({ id }) => ticked.has(id),
    tick: (alerts, on) =>
      setTicked((now) => {
        const next = new Set(now);
        for (const { id } of alerts)
          if (on) next.add(id);
          else next.delete(id);
        return next;
      }),
    clear: () => setTicked(new Set()),
  };
}
