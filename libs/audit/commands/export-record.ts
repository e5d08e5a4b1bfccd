import type { Readable } from 'node:stream';
import { type Database, type Exports, type Language, type Scope, spreadsheetText } from '#platform';
import { CITY_ZONE } from '#values';
import { DEEDS_WANTED, type DeedFilters, wantedParameters } from '../store/deeds-wanted.js';
import { recordDeed } from './record-deed.js';

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

/** Where the record is read and files are made, and the SQL that says what the `actor_id` of a row is called. */
export interface RecordExport {
  database: Database;
  exports: Exports;
  actorName: string;
}

/** Opens the record, or the wanted part of it, as CSV, oldest first. That it was taken out is recorded first, and so stands in it. */
export function exportRecord(
  { database, exports, actorName }: RecordExport,
  scope: Scope,
  filters: DeedFilters,
  language: Language,
): Promise<Readable> {
  const columns = columnsWith(actorName);
  return exports.during(scope.actorId, async (openCsv) => {
    await database.write(scope, (tx) =>
      recordDeed(tx, scope, {
        action: 'audit.export',
        subjectType: 'record',
        newValue: { format: 'csv', filters },
      }),
    );
    return openCsv(scope, async ({ line, rows }) => {
      line(columns.map(([, zh, en]) => (language === 'zh' ? zh : en)));
      await rows(
        `SELECT ${columns.map(([sql]) => sql).join(', ')} FROM audit_records WHERE ${DEEDS_WANTED} ORDER BY id`,
        wantedParameters(filters),
      );
    });
  });
}
