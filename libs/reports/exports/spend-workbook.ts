import { type Cell, type CellValue, colToLetter, writeXlsx } from 'hucre/xlsx';
import type { Language } from '#platform/language';
import { fieldsOf } from '../renderers/third/dimensions.js';
import type { ReportField } from '../renderers/third/fields.js';
import {
  amountColumns,
  closingFacts,
  codeHeading,
  UNIT_DECIMALS,
} from '../renderers/third/files.js';
import { CLOSING } from '../renderers/third/words.js';
import type { ReportUnit, SettledSpend, SpendRow } from '../rules/spend-question.js';
import type { SpendReport } from '../rules/spend-json.js';
import { rowsHashIn } from '../rules/spend-manifest.js';

/** A column of the sheet: its heading, format and width, and the cell of a row. */
interface SheetColumn {
  heading: string;
  width: number;
  format?: string;
  cell(row: SpendRow): CellValue;
  /** Name of the sum below the rows. */
  total?: string;
}

/** Characters that a workbook cannot hold. */
const UNWRITABLE = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;
const asText = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : `${value as string}`
        .replace(UNWRITABLE, '\ufffd')
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Returns an amount in a unit as the number of a cell; null stays an empty cell. */
const inUnit = (fen: unknown, unit: ReportUnit): number | null =>
  typeof fen === 'bigint' ? Number(fen) / 10 ** UNIT_DECIMALS[unit] : null;

function columnsOfField(field: ReportField, language: Language): SheetColumn[] {
  const { name, type, heading, words } = field;
  if (words) {
    const unstated = CLOSING['notRecorded']?.[language] ?? '';
    const word = (row: SpendRow): string => {
      const code = asText(row[name]);
      return code === null ? unstated : (words[code]?.[language] ?? code);
    };
    return [
      { heading: heading[language], width: 18, cell: word },
      { heading: codeHeading(field, language), width: 14, cell: (row) => asText(row[name]) },
    ];
  }
  const own = { heading: heading[language] };
  if (type === 'whole')
    return [
      { ...own, width: 10, format: '0', cell: (row) => (row[name] as number | null) ?? null },
    ];
  if (type === 'day')
    return [
      {
        ...own,
        width: 12,
        format: 'yyyy-mm-dd',
        cell: (row) => (typeof row[name] === 'string' ? new Date(`${row[name]}T00:00:00Z`) : null),
      },
    ];
  if (type === 'instant')
    return [
      {
        ...own,
        width: 26,
        cell: (row) => (row[name] instanceof Date ? row[name].toISOString() : null),
      },
    ];
  return [{ ...own, width: name.endsWith('Name') ? 36 : 18, cell: (row) => asText(row[name]) }];
}

function sheetColumns(spend: SettledSpend, language: Language): SheetColumn[] {
  return [
    ...fieldsOf(spend.groupBy).flatMap((field) => columnsOfField(field, language)),
    ...amountColumns(spend, language).map(({ name, heading, amount }) => ({
      heading,
      total: name,
      width: amount ? 22 : 12,
      format: amount ? `#,##0.00${'#'.repeat(UNIT_DECIMALS[spend.unit] - 2)}` : '0',
      cell: (row: SpendRow): CellValue =>
        amount ? inUnit(row[name], spend.unit) : Number(row[name] ?? 0),
    })),
  ];
}

/**
 * Returns the cells of the line of totals: formulas over the rows, with the sums of the program as
 * their results. What a parent's amount contains is subtracted, because it stands in two rows. A
 * series without an entry has no total.
 */
function totalCells(
  columns: readonly SheetColumn[],
  { rows, totals }: SpendReport,
  unit: ReportUnit,
): Map<string, Partial<Cell>> {
  const at = rows.length + 1;
  const letterOf = (name: string): string | null => {
    const found = columns.findIndex(({ total }) => total === name);
    return found < 0 ? null : colToLetter(found);
  };
  const cells = new Map<string, Partial<Cell>>();
  for (const name of ['completedFen', 'fundsFen', 'paidFen', 'entries'] as const) {
    const column = columns.findIndex(({ total }) => total === name);
    const value = totals[name];
    if (value === null || rows.length === 0 || column < 0) continue;
    const sum = (letter: string): string => `SUM(${letter}2:${letter}${at})`;
    const inside = letterOf(
      name === 'entries' ? 'entriesInParent' : name.replace('Fen', 'InParentFen'),
    );
    const result = name === 'entries' ? Number(value) : inUnit(value, unit);
    cells.set(`${at},${column}`, {
      value: result,
      formula: `${sum(colToLetter(column))}${inside === null ? '' : `-${sum(inside)}`}`,
      formulaResult: result,
    });
  }
  return cells;
}

/** Returns the lines of the sheet that says which question the workbook answers. */
function manifestLines(
  report: SpendReport,
  spend: SettledSpend,
  { language, id }: { language: Language; id: string },
): CellValue[][] {
  const zh = language === 'zh';
  return [
    [zh ? '报表凭据编号' : 'Manifest', id],
    [zh ? '凭据地址' : 'Address of the manifest', `/api/report-manifests/${id}`],
    [zh ? '行数' : 'Rows', report.rows.length],
    [zh ? '行内容的 SHA-256' : 'SHA-256 of the rows', rowsHashIn(report.manifest)],
    [zh ? '分组' : 'Grouped by', report.manifest.groupBy.join(', ')],
    [
      zh ? '单位范围' : 'Organisations',
      report.manifest.units === 'all'
        ? zh
          ? '全市'
          : 'whole city'
        : report.manifest.units.join(', '),
    ],
    ...closingFacts(spend, report, language),
  ];
}

/**
 * Writes a report as a workbook: a sheet of rows with typed cells, frozen headings and totals as
 * formulas, and a sheet of the manifest. The same report gives the same bytes.
 */
export function spendWorkbook(
  report: SpendReport,
  spend: SettledSpend,
  { language, id }: { language: Language; id: string },
): Promise<Uint8Array> {
  const columns = sheetColumns(spend, language);
  const rows = report.rows.map((row) => columns.map(({ cell }) => cell(row)));
  const total = CLOSING['total']?.[language] ?? '';
  const bold = { font: { bold: true } };
  const heads = columns.map(
    ({ heading }, at) => [`0,${at}`, { value: heading, style: bold }] as const,
  );
  return writeXlsx({
    properties: { title: 'spend', created: spend.knownAt, modified: spend.knownAt },
    sheets: [
      {
        name: language === 'zh' ? '资金报表' : 'Spend',
        columns: columns.map(({ width, format }) => ({
          width,
          ...(format === undefined ? {} : { numFmt: format }),
        })),
        rows: [
          columns.map(({ heading }) => heading),
          ...rows,
          columns.map((_, at) => (at === 0 ? total : null)),
        ],
        cells: new Map<string, Partial<Cell>>([
          ...heads,
          ...totalCells(columns, report, spend.unit),
        ]),
        freezePane: { rows: 1 },
      },
      {
        name: language === 'zh' ? '凭据' : 'Manifest',
        columns: [{ width: 28 }, { width: 80 }],
        rows: manifestLines(report, spend, { language, id }),
      },
    ],
  });
}
