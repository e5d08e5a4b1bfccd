import type { Month } from '#values';

/**
 * Columns of a workbook with an organisation's month. `id` and `version` are hidden; those of which
 * `typed` is true are filled in, the others stand beside them to be read.
 */
export const WORKBOOK_COLUMNS = [
  { key: 'id', zh: '编号（勿改）', en: 'Id (do not change)', typed: false, width: 8 },
  { key: 'version', zh: '版本（勿改）', en: 'Version (do not change)', typed: false, width: 8 },
  { key: 'project', zh: '项目', en: 'Project', typed: false, width: 36 },
  { key: 'building', zh: '建安工程（万元）', en: 'Building (万元)', typed: true, width: 14 },
  { key: 'equipment', zh: '设备购置（万元）', en: 'Equipment (万元)', typed: true, width: 14 },
  { key: 'other', zh: '其他费用（万元）', en: 'Other costs (万元)', typed: true, width: 14 },
  { key: 'land', zh: '征地拆迁（万元）', en: 'Land (万元)', typed: true, width: 14 },
  {
    key: 'sum',
    zh: '完成合计，未分构成（万元）',
    en: 'Sum, not split (万元)',
    typed: true,
    width: 16,
  },
  {
    key: 'lastCompleted',
    zh: '上月完成（万元）',
    en: 'Last month (万元)',
    typed: false,
    width: 14,
  },
  {
    key: 'yearCompleted',
    zh: '1 月至上月（万元）',
    en: 'Year before (万元)',
    typed: false,
    width: 14,
  },
  { key: 'source', zh: '资金来源', en: 'Source', typed: true, width: 18 },
  { key: 'funds', zh: '资金到位（万元）', en: 'In place (万元)', typed: true, width: 14 },
  { key: 'paid', zh: '支付（万元）', en: 'Paid (万元)', typed: true, width: 14 },
  {
    key: 'lastFunds',
    zh: '上月到位（万元）',
    en: 'In place last month (万元)',
    typed: false,
    width: 14,
  },
  {
    key: 'lastPaid',
    zh: '上月支付（万元）',
    en: 'Paid last month (万元)',
    typed: false,
    width: 14,
  },
  { key: 'percent', zh: '形象进度 %', en: 'Progress %', typed: true, width: 11 },
  { key: 'lastPercent', zh: '上月进度 %', en: 'Progress last month %', typed: false, width: 11 },
  { key: 'words', zh: '形象进度说明', en: 'Progress in words', typed: true, width: 36 },
  {
    key: 'problems',
    zh: '问题与需协调事项',
    en: 'Problems and help needed',
    typed: true,
    width: 36,
  },
  { key: 'nextMonth', zh: '下月计划', en: 'Plan for next month', typed: true, width: 30 },
  { key: 'explanation', zh: '情况说明', en: 'Explanation', typed: true, width: 30 },
] as const;
export type WorkbookColumn = (typeof WORKBOOK_COLUMNS)[number]['key'];

/** Unit of all amounts of the workbook. */
export const WORKBOOK_UNIT = '万元';
/** Name of the sheet that is filled in; the same in both languages, because it is read by name. */
export const WORKBOOK_SHEET = '月报';

/** Organisation and month of a workbook. */
export interface WorkbookOf {
  month: Month;
  organisation: string;
}

/** Returns the text of the first cell, by which a workbook is known when it comes back. */
export const markOf = ({ month, organisation }: WorkbookOf): string =>
  `tracker-returns/1 ${month} ${organisation} ${WORKBOOK_UNIT}`;

/** Reads the text of the first cell; null when the file is no workbook of returns. */
export function readMark(text: string): { month: string; organisation: string } | null {
  const [, month, organisation] = /^tracker-returns\/1 (\S+) (\S+) 万元$/.exec(text.trim()) ?? [];
  return month === undefined || organisation === undefined ? null : { month, organisation };
}
