import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Delivery = Schema<'DeliveryDto'>;
export type DeliveryState = Delivery['state'];

/** What the deliveries can be narrowed to; null is no narrowing. */
export interface DeliveryFilter {
  state: DeliveryState | null;
  personId: string | null;
  projectId: string | null;
  alertId: string | null;
}

/** Who was to be told what, newest first. */
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
