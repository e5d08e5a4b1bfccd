import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Notification = Schema<'NotificationDto'>;

/** Loads what the signed-in user was told by mail. */
export const useNotifications = () =>
  usePages<Notification>(['notifications'], (cursor) =>
    dataOf(api.GET('/api/notifications', { params: { query: { limit: 20, cursor } } })),
  );
