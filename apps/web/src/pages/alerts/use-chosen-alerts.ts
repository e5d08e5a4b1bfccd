import { useState } from 'react';
import type { Alert } from '../../client/alerts.js';

/** Most alerts that one answer may be about. */
export const CHOSEN_MAX = 100;

/** What is ticked of the alerts that are shown and may be answered. */
export interface ChosenAlerts {
  chosen: readonly Alert[];
  isChosen: (alert: Alert) => boolean;
  tick: (alerts: readonly Alert[], on: boolean) => void;
  clear: () => void;
}

/** Keeps which alerts are ticked. An alert that is no longer shown, or can no longer be answered, is not ticked either: nobody answers what they do not see. */
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
