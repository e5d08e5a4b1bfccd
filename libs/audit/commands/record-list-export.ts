import type { Database, Scope } from '#platform/database';
import { recordAuditEvent } from './record-audit-event.js';

/** A list that leaves as a file: its route, the format, and the filters of the request. */
interface ListExport {
  list: string;
  format: string;
  filters: Readonly<Record<string, unknown>>;
}

/**
 * Filters that are left out of the audit event, because their values may be names of people.
 */
const NAMES: ReadonlySet<string> = new Set(['q', 'actorName']);

/**
 * Returns a function that records the export of a list as an audit event. The event is stored
 * before the first byte is sent, so that no file leaves unseen.
 */
export const recordListExport =
  (database: Database) =>
  ({ scope }: { scope: Scope }, { list, format, filters }: ListExport): Promise<void> =>
    database.write(scope, (tx) =>
      recordAuditEvent(tx, scope, {
        action: 'list.export',
        subjectType: 'list',
        newValue: {
          list,
          format,
          filters: Object.fromEntries(Object.entries(filters).filter(([name]) => !NAMES.has(name))),
        },
      }),
    );
