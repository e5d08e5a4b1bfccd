import type { Readable } from 'node:stream';
import { type Database, type Scope, spreadsheetText } from '#platform/database';
import type { Exports } from '#platform/export';
import type { Language } from '#platform/language';
import { CITY_ZONE } from '#values';
import {
  AUDIT_EVENTS_WANTED,
  type AuditEventFilters,
  wantedParameters,
} from '../store/audit-events-wanted.js';
import { recordAuditEvent } from './record-audit-event.js';

type Column = readonly [sql: string, zh: string, en: string];

const columnsWith = (actorName: string): readonly Column[] => [
  ['id', '编号', 'Number'],
  [
    `to_char(recorded_at AT TIME ZONE '${CITY_ZONE}', 'YYYY-MM-DD HH24:MI:SS.MS')`,
    '记录时刻（北京时间）',
    'Recorded at (UTC+8)',
  ],
  [spreadsheetText(actorName), '操作者', 'Actor'],
  [spreadsheetText('actor_id'), '操作者编号', 'Actor id'],
  [spreadsheetText('authority'), '权限依据', 'Authority'],
  [spreadsheetText('action'), '操作', 'Action'],
  ['outcome', '结果', 'Outcome'],
  [spreadsheetText('subject_type'), '对象类别', 'Subject'],
  [spreadsheetText('subject_id'), '对象编号', 'Subject id'],
  ['unit_id', '单位', 'Unit'],
  [spreadsheetText('old_value::text'), '原值', 'Before'],
  [spreadsheetText('new_value::text'), '新值', 'After'],
  [spreadsheetText('request_id'), '请求编号', 'Request'],
  [spreadsheetText('source'), '来源地址', 'From'],
];

/**
 * What an export of the audit log needs: the database, the folder for the file, and the SQL that
 * gives the display name for a row's `actor_id`.
 */
export interface RecordExport {
  database: Database;
  exports: Exports;
  actorName: string;
}

/**
 * Opens the audit log, or the part that matches the filters, as a CSV stream, oldest event first.
 * The export itself is recorded as an audit event before the file is written, so the file contains
 * that event.
 */
export function exportRecord(
  { database, exports, actorName }: RecordExport,
  scope: Scope,
  filters: AuditEventFilters,
  language: Language,
): Promise<Readable> {
  const columns = columnsWith(actorName);
  return exports.during(scope.actorId, async (openCsv) => {
    await database.write(scope, (tx) =>
      recordAuditEvent(tx, scope, {
        action: 'audit.export',
        subjectType: 'record',
        newValue: { format: 'csv', filters },
      }),
    );
    return openCsv(scope, async ({ line, rows }) => {
      line(columns.map(([, zh, en]) => (language === 'zh' ? zh : en)));
      await rows(
        `SELECT ${columns.map(([sql]) => sql).join(', ')} FROM audit_records WHERE ${AUDIT_EVENTS_WANTED} ORDER BY id`,
        wantedParameters(filters),
      );
    });
  });
}
