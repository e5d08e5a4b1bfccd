import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Alarm = Schema<'AlarmDto'>;

/** Faults that the program detected, for its administrators, newest first. */
export const useAlarms = (standing: boolean) =>
  usePages<Alarm>(['alarms', { standing }], (cursor) =>
    dataOf(api.GET('/api/alarms', { params: { query: { limit: 50, cursor, standing } } })),
  );
