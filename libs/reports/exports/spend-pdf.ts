import type { Language } from '#platform/language';
import {
  layOut,
  PRINTED_ROWS_MAX,
  type PrintedColumn,
  type TableDocument,
  writePdf,
} from '#platform/pdf';
import { Problem } from '#platform/problem';
import { fieldsOf } from '../renderers/third/dimensions.js';
import type { ReportField } from '../renderers/third/fields.js';
import { amountColumns, amountText, filterText } from '../renderers/third/files.js';
import { CLOSING, UNIT } from '../renderers/third/words.js';
import type { SpendReport } from '../rules/spend-json.js';
import { rowsHashIn } from '../rules/spend-manifest.js';
import type { ReportUnit, SettledSpend, SpendRow } from '../rules/spend-question.js';

/** A column of the printed table, the cell of a row, and the name of the sum below the rows. */
interface SpendColumn extends PrintedColumn {
  cell(row: SpendRow): string;
  sum?: string;
}

/**
 * Words of the printed report. Like those of the third renderer, they must not change, because a
 * report that was handed out is made again with the same bytes.
 */
const WORDS = {
  title: { zh: '资金报表', en: 'Spend report' },
  unit: { zh: '金额单位', en: 'Unit of amounts' },
  organisations: { zh: '单位范围', en: 'Organisations' },
  wholeCity: { zh: '全市', en: 'whole city' },
  none: { zh: '没有符合条件的行。', en: 'No row meets the conditions.' },
  legend: {
    zh: '“—”：没有分录，与 0.00 不同；“未注明”：没有写明；空白：没有内容或不适用。',
    en: '"—": no entry, which is not 0.00; "Not stated": nothing is stated; blank: no content, or not applicable.',
  },
  manifest: { zh: '报表凭据', en: 'Manifest' },
  rows: { zh: '行', en: 'rows' },
  rowsHash: { zh: '行内容 SHA-256', en: 'SHA-256 of the rows' },
  pageNumber: { zh: '第 {page} 页 共 {pages} 页', en: 'Page {page} of {pages}' },
} as const;

/** What stands for an amount of which there is no entry. */
const NO_ENTRY = '—';
/** Number of characters of the hash in the footer; the manifest holds the whole one. */
const HASH_SHOWN = 16;

/** Groups the digits of a decimal by thousands, such as `-1234.5` to `-1,234.5`. */
const grouped = (decimal: string): string =>
  decimal.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const amountCell = (fen: unknown, unit: ReportUnit): string =>
  typeof fen === 'bigint' ? grouped(amountText(fen, unit)) : NO_ENTRY;

const isPlain = (value: unknown): value is string | number | boolean | bigint =>
  ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
const asText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : isPlain(value) ? String(value) : '';

/** Fields whose name stands in a column of its own; their ids are left out in print. */
const isNamedId = (name: string, fields: readonly ReportField[]): boolean =>
  name.endsWith('Id') && fields.some((field) => field.name === name.replace(/Id$/, 'Name'));

function columnOfField({ name, heading, words }: ReportField, language: Language): SpendColumn {
  const cell = (row: SpendRow): string => {
    const text = asText(row[name]);
    if (!words) return text;
    return text === ''
      ? (CLOSING['notRecorded']?.[language] ?? '')
      : (words[text]?.[language] ?? text);
  };
  return { heading: heading[language], kind: 'text', cell };
}

function columnsOf(spend: SettledSpend, language: Language): SpendColumn[] {
  const fields = fieldsOf(spend.groupBy);
  return [
    ...fields
      .filter(({ name }) => !isNamedId(name, fields))
      .map((field) => columnOfField(field, language)),
    ...amountColumns(spend, language).map(({ name, heading, amount }): SpendColumn => ({
      heading,
      kind: 'number',
      sum: name,
      cell: (row) => (amount ? amountCell(row[name], spend.unit) : grouped(asText(row[name] ?? 0))),
    })),
  ];
}

/** Returns the line of totals, whose first cell says how many projects it rests on. */
function totalLine(
  columns: readonly SpendColumn[],
  { totals, coverage }: SpendReport,
  { spend, language }: { spend: SettledSpend; language: Language },
): string[] {
  const word = (key: string): string => CLOSING[key]?.[language] ?? key;
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
  const covered = `${word('known')}${colon}${coverage.known}${comma}${word('of')}${colon}${coverage.of}`;
  const sums: Readonly<Record<string, string>> = {
    completedFen: amountCell(totals.completedFen, spend.unit),
    fundsFen: amountCell(totals.fundsFen, spend.unit),
    paidFen: amountCell(totals.paidFen, spend.unit),
    entries: grouped(String(totals.entries)),
  };
  return columns.map(({ sum }, at) =>
    at === 0 ? `${word('total')}\n${covered}` : ((sum === undefined ? '' : sums[sum]) ?? ''),
  );
}

/** Returns a report as a table to be printed, in which all texts are as the reader sees them. */
export function spendTable(
  report: SpendReport,
  spend: SettledSpend,
  { language, id }: { language: Language; id: string },
): TableDocument {
  const columns = columnsOf(spend, language);
  const { units } = report.manifest;
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const closing = (key: string): string => CLOSING[key]?.[language] ?? key;
  return {
    title: word('title'),
    facts: [
      [closing('period'), `${spend.period.from}..${spend.period.to}`],
      [closing('knownAt'), spend.knownAt.toISOString()],
      [word('unit'), UNIT[spend.unit][language]],
      [closing('filters'), filterText(spend).replaceAll(',', ', ') || closing('none')],
      [word('organisations'), units === 'all' ? word('wholeCity') : units.join(', ')],
      [closing('renderer'), String(spend.renderer)],
    ],
    columns: columns.map(({ heading, kind }) => ({ heading, kind })),
    rows: report.rows.map((row) => columns.map(({ cell }) => cell(row))),
    total: totalLine(columns, report, { spend, language }),
    notes: [...(report.rows.length === 0 ? [word('none')] : []), word('legend')],
    footer: [
      `${word('manifest')} ${id}`,
      `${report.rows.length} ${word('rows')}`,
      `${word('rowsHash')} ${rowsHashIn(report.manifest).slice(0, HASH_SHOWN)}…`,
    ].join(' · '),
    pageNumber: word('pageNumber'),
    madeAt: spend.knownAt.toISOString(),
  };
}

/**
 * Prints a report as PDF. The same report gives the same bytes.
 * @throws Problem PDF_TOO_LONG, PDF_TOO_WIDE, EXPORTS_FULL, PDF_NOT_MADE.
 */
export async function spendPdf(
  report: SpendReport,
  spend: SettledSpend,
  handed: { language: Language; id: string },
): Promise<Uint8Array> {
  const rows = report.rows.length;
  if (rows > PRINTED_ROWS_MAX) throw new Problem('PDF_TOO_LONG', { rows, limit: PRINTED_ROWS_MAX });
  const table = spendTable(report, spend, handed);
  if (layOut(table) === null) throw new Problem('PDF_TOO_WIDE', { columns: table.columns.length });
  return writePdf(table);
}
