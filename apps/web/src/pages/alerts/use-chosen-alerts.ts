import { useState } from 'react';
import type { Alert } from '../../client/alerts.js';

/** Most alerts that one request can answer. */
export const CHOSEN_MAX = 100;

/** The selected alerts among those that are displayed and can be answered. */
export interface ChosenAlerts {
  chosen: readonly Alert[];
  isChosen: (alert: Alert) => boolean;
  tick: (alerts: readonly Alert[], on: boolean) => void;
  clear: () => void;
}

/**
 * State of the selection. An alert that is no longer displayed or answerable is no longer selected,
 * so that nobody answers an alert unseen.
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
