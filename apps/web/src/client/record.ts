import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Deed = Schema<'AuditRecordView'>;

/** Which deeds; days are the city's, both included. */
export interface DeedFilter { action: string | null; actorId: string | null; from: string | null; to: string | null }

/** The record of deeds, newest first. */
export const useDeeds = ({ action, actorId, from, to }: DeedFilter) =>
  usePages<Deed>(['audit-records', { action, actorId, from, to }], (cursor) => dataOf(api.GET('/api/audit-records', {
    params: { query: { limit: 100, cursor, action: action ?? undefined, actorId: actorId ?? undefined, from: from ?? undefined, to: to ?? undefined } },
  })));
