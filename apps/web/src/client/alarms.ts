import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Alarm = Schema<'AlarmDto'>;

/** What is wrong with the program, for its administrators, newest first. */
export const useAlarms = (standing: boolean) =>
  usePages<Alarm>(['alarms', { standing }], (cursor) =>
    dataOf(api.GET('/api/alarms', { params: { query: { limit: 50, cursor, standing } } })),
  );
