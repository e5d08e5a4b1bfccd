import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Alarm = Schema<'AlarmDto'>;

/**
 * Loads faults of the program and its environment, newest first, for administrators. `standing`
 * limits the list to faults that have not ended.
 */
export const useAlarms = (standing: boolean) =>
  usePages<Alarm>(['alarms', { standing }], (cursor) =>
    dataOf(api.GET('/api/alarms', { params: { query: { limit: 50, cursor, standing } } })),
  );
