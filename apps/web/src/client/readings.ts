import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Standing = Schema<'StandingDto'>;
export type Reading = Schema<'ReadingDto'>;
export type NewReading = Schema<'ReadingBody'>;
export type NewIndicatorReading = Schema<'IndicatorReadingBody'>;
export type FiledReading = Schema<'ChangeRequestDetailDto'>;

/** A target or an indicator of a plan, of which a value is filed. */
export interface Measured {
  kind: 'target' | 'indicator';
  /** Id of a target, or number of an indicator as text. */
  id: string;
  plan: string | undefined;
  name: string;
  unit: string | null;
  /** Whether only “reached” or “not reached” can be said. */
  doneOnly: boolean;
}

const LATEST = 20;

/** Loads the last readings of a target or an indicator, the latest first. */
export const useReadings = ({ kind, id, plan }: Measured) =>
  useQuery({
    queryKey: ['readings', plan, kind, id],
    queryFn: () =>
      kind === 'target'
        ? dataOf(
            api.GET('/api/targets/{id}/readings', {
              params: { path: { id }, query: { plan, limit: LATEST } },
            }),
          )
        : dataOf(
            api.GET('/api/indicators/{number}/readings', {
              params: { path: { number: id }, query: { plan, limit: LATEST } },
            }),
          ),
  });

/** Files a value of a target or an indicator. Another person decides it. */
export function useFileReading({ kind, id, plan }: Measured) {
  const client = useQueryClient();
  const header = { 'Idempotency-Key': useRequestKey() };
  return useMutation({
    mutationFn: (body: NewReading) =>
      kind === 'target'
        ? dataOf(
            api.POST('/api/targets/{id}/readings', {
              params: { path: { id }, query: { plan }, header },
              body,
            }),
          )
        : dataOf(
            api.POST('/api/indicators/{number}/readings', {
              params: { path: { number: id }, query: { plan }, header },
              body,
            }),
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['change-requests'] }),
  });
}

/** Files values of several indicators as one request. */
export function useFileIndicatorReadings(plan: string | undefined) {
  const client = useQueryClient();
  const header = { 'Idempotency-Key': useRequestKey() };
  return useMutation({
    mutationFn: (items: NewIndicatorReading[]) =>
      dataOf(
        api.POST('/api/indicator-readings', {
          params: { query: { plan }, header },
          body: { items },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['change-requests'] }),
  });
}
