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

/** Filters of the list of alerts; null means no restriction. */
export interface AlertFilter {
  state: AlertState | null;
  severity: AlertSeverity | null;
  rule: AlertRule | null;
  projectId: string | null;
}

/**
 * A user's answer to an alert. For `acknowledge`, `day` is the day by which the cause will be
 * resolved. For `snooze`, it is the day on which the alert opens again.
 */
export type AlertAnswer = { kind: 'acknowledge' | 'snooze'; day: string; note: string | null };

const ALERTS = ['alerts'] as const;
const GAPS = ['rule-gaps'] as const;
const PAGE = 100;

/**
 * Loads the alerts of the organisations that the user may see, grouped by project. Projects with
 * red alerts come first.
 */
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

/** Loads one alert. */
export const useAlert = (id: string) =>
  useQuery({
    queryKey: [...ALERTS, id],
    queryFn: () => dataOf(api.GET('/api/alerts/{id}', { params: { path: { id } } })),
  });

/** Loads the events of an alert, oldest first. */
export const useAlertHistory = (id: string) =>
  usePages<AlertEvent>([...ALERTS, id, 'history'], (cursor) =>
    dataOf(
      api.GET('/api/alerts/{id}/history', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/**
 * Loads cases in which an alert rule could not be evaluated, usually because data is missing. A
 * null filter means no restriction.
 */
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

/** Loads whether any alert rule could not be evaluated for the user's organisations. */
export const useHasGaps = () =>
  useQuery({
    queryKey: [...GAPS, 'any'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/rule-gaps', { params: { query: { limit: 1 } } }))).items.length >
      0,
  });

/** Invalidates cached data that changes when a user answers an alert. */
export const alertsChanged = async (client: QueryClient): Promise<void> => {
  await Promise.all(
    [ALERTS, ['projects'], ['deliveries']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
};

/**
 * Gives the same answer to one or several alerts. The server applies it to all of them or to none.
 * If the server rejects the request, the list is reloaded, because another user may have answered.
 */
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

/**
 * Submits the explanation of an alert of which only an explanation is left. The alert is loaded
 * again also after a refusal, because somebody else may have explained it meanwhile.
 */
export function useExplainAlert(id: string) {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (explanation: string) =>
      dataOf(
        api.POST('/api/alerts/{id}/explanation', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body: { explanation },
        }),
      ),
    onSettled: async () => {
      await Promise.all([
        alertsChanged(client),
        client.invalidateQueries({ queryKey: ['change-requests'] }),
      ]);
    },
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
