import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Alert = Schema<'AlertDto'>;
export type AlertState = Alert['state'];
export type AlertSeverity = Alert['severity'];
export type AlertRule = Alert['rule'];
export type AlertEvent = Schema<'AlertEventDto'>;
export type Gap = Schema<'GapDto'>;
export type GapState = Gap['state'];

/** What the alerts can be narrowed to; null is no narrowing. */
export interface AlertFilter {
  state: AlertState | null;
  severity: AlertSeverity | null;
  rule: AlertRule | null;
  projectId: string | null;
}

/** What somebody answers: by which day it will be settled, or until when it can wait. */
export type AlertAnswer = { kind: 'acknowledge' | 'snooze'; day: string; note: string | null };

const ALERTS = ['alerts'] as const;
const GAPS = ['rule-gaps'] as const;
const PAGE = 100;

/** Alerts within the reader's units, project by project, those with something red first. */
export const useAlerts = ({ state, severity, rule, projectId }: AlertFilter) =>
  usePages<Alert>([...ALERTS, { state, severity, rule, projectId }], (cursor) =>
    dataOf(
      api.GET('/api/alerts', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            order: 'urgency',
            state: state ?? undefined,
            severity: severity ?? undefined,
            rule: rule ?? undefined,
            projectId: projectId ?? undefined,
          },
        },
      }),
    ),
  );

/** One alert. */
export const useAlert = (id: string) =>
  useQuery({
    queryKey: [...ALERTS, id],
    queryFn: () => dataOf(api.GET('/api/alerts/{id}', { params: { path: { id } } })),
  });

/** What happened to an alert, oldest first. */
export const useAlertHistory = (id: string) =>
  usePages<AlertEvent>([...ALERTS, id, 'history'], (cursor) =>
    dataOf(
      api.GET('/api/alerts/{id}/history', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/** What is neither green nor an alert: the rule could not say. */
export const useGaps = ({
  state,
  rule,
  projectId,
}: {
  state: GapState | null;
  rule: AlertRule | null;
  projectId: string | null;
}) =>
  usePages<Gap>([...GAPS, { state, rule, projectId }], (cursor) =>
    dataOf(
      api.GET('/api/rule-gaps', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            state: state ?? undefined,
            rule: rule ?? undefined,
            projectId: projectId ?? undefined,
          },
        },
      }),
    ),
  );

/** Whether there is anything at all that no rule could say within the reader's units. */
export const useHasGaps = () =>
  useQuery({
    queryKey: [...GAPS, 'any'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/rule-gaps', { params: { query: { limit: 1 } } }))).items.length >
      0,
  });

/** Throws away what an answer to alerts made old. */
export const alertsChanged = async (client: QueryClient): Promise<void> => {
  await Promise.all(
    [ALERTS, ['projects'], ['deliveries']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
};

/** Answers one alert, or several with the same words: all of them or none. Refused, the list is read again: somebody else may have answered. */
export function useAnswerAlerts(ids: readonly string[]) {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: async (answer: AlertAnswer) => {
      await (ids.length === 1
        ? answerOne(ids[0] ?? '', answer, requestKey)
        : answerMany([...ids], answer, requestKey));
    },
    onSettled: () => alertsChanged(client),
  });
}

function answerOne(
  id: string,
  { kind, day, note }: AlertAnswer,
  requestKey: string,
): Promise<Alert> {
  const params = { path: { id }, header: { 'Idempotency-Key': requestKey } };
  return kind === 'acknowledge'
    ? dataOf(
        api.POST('/api/alerts/{id}/acknowledgement', { params, body: { committedOn: day, note } }),
      )
    : dataOf(api.POST('/api/alerts/{id}/snooze', { params, body: { until: day, note } }));
}

async function answerMany(
  ids: string[],
  { kind, day, note }: AlertAnswer,
  requestKey: string,
): Promise<void> {
  const params = { header: { 'Idempotency-Key': requestKey } };
  await (kind === 'acknowledge'
    ? dataOf(
        api.POST('/api/alerts/acknowledgements', { params, body: { ids, committedOn: day, note } }),
      )
    : dataOf(api.POST('/api/alerts/snoozes', { params, body: { ids, until: day, note } })));
}
