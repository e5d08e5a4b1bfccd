import { useMutation } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Alert = Schema<'AlertDto'>;
export type AlertState = Alert['state'];
export type AlertSeverity = Alert['severity'];
export type AlertRule = Alert['rule'];

/** What the alerts can be narrowed to; null is no narrowing. */
export interface AlertFilter { state: AlertState | null; severity: AlertSeverity | null; rule: AlertRule | null; projectId: string | null }

const PAGE = 100;

/** Alerts within the reader's units. */
export const useAlerts = ({ state, severity, rule, projectId }: AlertFilter) =>
  usePages<Alert>(['alerts', { state, severity, rule, projectId }], (cursor) => dataOf(api.GET('/api/alerts', {
    params: { query: { limit: PAGE, cursor, state: state ?? undefined, severity: severity ?? undefined, rule: rule ?? undefined, projectId: projectId ?? undefined } },
  })));

/** Acknowledges an alert with a day on which it will be settled. */
export function useAcknowledge({ id, projectId }: Pick<Alert, 'id' | 'projectId'>) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'AcknowledgementDto'>) => dataOf(api.POST('/api/alerts/{id}/acknowledgement', { params: { path: { id }, header: { 'Idempotency-Key': requestKey } }, body })),
    onSuccess: useAfterChange(projectId),
  });
}
