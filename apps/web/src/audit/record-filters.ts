import type { AuditEventFilter } from '../client/record.js';
import { addressOf } from '../client/base-path.js';

const DAY = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TEXT_MAX = 100;
const NAMES = [
  'action',
  'actorId',
  'actorName',
  'outcome',
  'subjectType',
  'subjectId',
  'requestId',
  'from',
  'to',
] as const satisfies readonly (keyof AuditEventFilter)[];

const text = (given: string | null): string | null => given?.trim().slice(0, TEXT_MAX) || null;
const day = (given: string | null): string | null =>
  given !== null && DAY.test(given) ? given : null;
const outcome = (given: string | null): AuditEventFilter['outcome'] =>
  given === 'done' || given === 'refused' ? given : null;

/** Reads the filters of the audit log from the URL. */
export const readAuditEventFilter = (params: URLSearchParams): AuditEventFilter => ({
  action: text(params.get('action')),
  actorId: text(params.get('actorId')),
  actorName: text(params.get('actorName')),
  outcome: outcome(params.get('outcome')),
  subjectType: text(params.get('subjectType')),
  subjectId: text(params.get('subjectId')),
  requestId: text(params.get('requestId')),
  from: day(params.get('from')),
  to: day(params.get('to')),
});

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeAuditEventFilter(
  params: URLSearchParams,
  change: Partial<AuditEventFilter>,
): URLSearchParams {
  const filter = { ...readAuditEventFilter(params), ...change };
  const written = new URLSearchParams(params);
  for (const name of NAMES) {
    const value = filter[name];
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}

/** Returns the URL of a file with the filtered audit events, in a language. */
export const auditLogFileAddress = (filter: AuditEventFilter, language: 'zh' | 'en'): string =>
  addressOf(
    `/api/audit-events?${writeAuditEventFilter(new URLSearchParams({ format: 'csv', language }), filter).toString()}`,
  );

/** Returns the address of the history of change requests in the days of a filter. */
export function requestHistoryAddress({ from, to }: AuditEventFilter): string {
  const days = new URLSearchParams(
    Object.entries({ from, to }).flatMap(([name, on]) => (on === null ? [] : [[name, on]])),
  );
  return addressOf(`/api/change-requests/history?${days.toString()}`);
}
