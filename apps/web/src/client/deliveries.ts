import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Delivery = Schema<'DeliveryDto'>;
export type DeliveryState = Delivery['state'];

/** Filters of the list of sent notifications; null means no restriction. */
export interface DeliveryFilter {
  state: DeliveryState | null;
  personId: string | null;
  projectId: string | null;
  alertId: string | null;
}

/** Loads notifications with their recipients and delivery results, newest first. */
export const useDeliveries = ({ state, personId, projectId, alertId }: DeliveryFilter) =>
  usePages<Delivery>(['deliveries', { state, personId, projectId, alertId }], (cursor) =>
    dataOf(
      api.GET('/api/deliveries', {
        params: {
          query: {
            limit: 100,
            cursor,
            state: state ?? undefined,
            personId: personId ?? undefined,
            projectId: projectId ?? undefined,
            alertId: alertId ?? undefined,
          },
        },
      }),
    ),
  );
