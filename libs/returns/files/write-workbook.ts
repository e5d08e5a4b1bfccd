import { type Cell as StyledCell, type CellStyle, type CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { FUNDING_SOURCE_WORDS, FUNDING_SOURCES } from '#ledger';
import type { Language } from '#platform/language';
import { type Fen, formatMoney } from '#values';
import type { MonthlyReturn } from '../queries/returns.js';
import { comparable } from '../rules/read-workbook.js';
import { columnLetters } from '../rules/sheet.js';
import {
  markOf,
  WORKBOOK_COLUMNS,
  WORKBOOK_SHEET,
  WORKBOOK_UNIT,
  type WorkbookColumn,
  type WorkbookOf,
} from '../rules/workbook-columns.js';
import { WORKBOOK_NOTES, WORKBOOK_NOTES_SHEET, workbookTitle } from '../texts/workbook-words.js';
import { SHEET_TYPES, type WrittenSheet } from './write-sheet.js';

type Line = Partial<Record<WorkbookColumn, CellValue>>;

const GREY = { rgb: 'FFF2F2F2' };
const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFDCE6F1' } },
  alignment: { wrapText: true, vertical: 'center' },
};
const READ: CellStyle = {
  font: { color: { rgb: 'FF595959' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: GREY },
  alignment: { wrapText: true, vertical: 'top' },
};
const TYPED: CellStyle = {
  protection: { locked: false },
  alignment: { wrapText: true, vertical: 'top' },
};
/** Largest number of fen that a number of a workbook holds exactly, in the unit of the workbook. */
const EXACT_FEN_MAX = 10n ** 15n;

/**
 * Writes an organisation’s month as a workbook: ids in hidden columns, everything but what is to be
 * typed locked, units in the headings, a choice of sources, last month beside, and a sheet of notes.
 */
export async function writeWorkbook(
  items: readonly MonthlyReturn[],
  of: WorkbookOf & { organisationName: string },
  language: Language,
): Promise<WrittenSheet> {
  const lines = items.flatMap((item) => linesOf(item, language));
  const rows: CellValue[][] = [
    [markOf(of), null, workbookTitle(of, language)],
    WORKBOOK_COLUMNS.map((column) => column[language]),
    ...lines.map((line) => WORKBOOK_COLUMNS.map(({ key }) => line[key] ?? null)),
  ];
  const cells = new Map<string, Partial<StyledCell>>();
  WORKBOOK_COLUMNS.forEach(({ typed }, column) => {
    cells.set(`1,${column}`, { style: HEAD });
    for (let row = 2; row < rows.length; row += 1)
      cells.set(`${row},${column}`, { style: typed ? TYPED : READ });
  });
  cells.set('0,2', { style: { font: { bold: true, size: 14 } } });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: WORKBOOK_SHEET,
        columns: WORKBOOK_COLUMNS.map(({ key, width }) => ({
          width,
          hidden: key === 'id' || key === 'version',
        })),
        rows,
        cells,
        freezePane: { rows: 2, columns: 3 },
        dataValidations: validationsOf(rows.length, language),
        protection: { sheet: true, formatColumns: true, formatRows: true },
      },
      {
        name: WORKBOOK_NOTES_SHEET[language],
        columns: [{ width: 100 }],
        rows: WORKBOOK_NOTES[language].map((note) => [note]),
        protection: { sheet: true },
      },
    ],
  });
  return { bytes, type: SHEET_TYPES.xlsx };
}

/** Returns the lines of a project: one for each of its sources, and one more to add another. */
function linesOf(item: MonthlyReturn, language: Language): Line[] {
  const { beside } = item;
  const content = comparable(item.content);
  const stated = [...content.funds, ...content.paid].map(({ fundingSource }) => fundingSource);
  const sources = FUNDING_SOURCES.filter(
    (source) => stated.includes(source) || beside.sources.includes(source),
  );
  const amountOf = (lines: typeof content.funds, source: string): CellValue =>
    amount(lines.find(({ fundingSource }) => fundingSource === source)?.amountFen ?? null);
  const part = (name: string | null): CellValue =>
    amount(content.completed.find(({ composition }) => composition === name)?.amountFen ?? null);
  const head: Line = {
    building: part('building'),
    equipment: part('equipment'),
    other: part('other'),
    land: part('land'),
    sum: part(null),
    lastCompleted: amount(beside.lastMonth.completedFen),
    yearCompleted: amount(beside.yearBefore.completedFen),
    lastFunds: amount(beside.lastMonth.fundsFen),
    lastPaid: amount(beside.lastMonth.paidFen),
    percent: content.physicalPercent === null ? null : Number(content.physicalPercent),
    lastPercent: beside.physicalPercent === null ? null : Number(beside.physicalPercent),
    words: content.physicalWords,
    problems: content.problems,
    nextMonth: content.nextMonth,
    explanation: content.explanation,
  };
  return [...sources, null].map((source, index) => ({
    id: item.projectId,
    version: item.version,
    project: index === 0 ? item.projectName : `　${item.projectName}`,
    ...(index === 0 ? head : {}),
    source: source === null ? null : FUNDING_SOURCE_WORDS[source][language],
    funds: source === null ? null : amountOf(content.funds, source),
    paid: source === null ? null : amountOf(content.paid, source),
  }));
}

/** Returns an amount for a cell: a number, or text where a number would not be exact. */
function amount(fen: Fen | string | null): CellValue {
  if (fen === null) return null;
  const text = formatMoney(BigInt(fen), WORKBOOK_UNIT);
  return BigInt(fen) > EXACT_FEN_MAX ? text : Number(text);
}

/** Returns the choice of sources, and limits of amounts and of the percentage. */
function validationsOf(
  rows: number,
  language: Language,
): {
  type: 'list' | 'decimal';
  values?: string[];
  operator?: 'between' | 'greaterThanOrEqual';
  formula1?: string;
  formula2?: string;
  allowBlank: boolean;
  range: string;
}[] {
  const range = (key: WorkbookColumn): string => {
    const letters = columnLetters(WORKBOOK_COLUMNS.findIndex((column) => column.key === key));
    return `${letters}3:${letters}${Math.max(3, rows)}`;
  };
  return [
    {
      type: 'list',
      values: FUNDING_SOURCES.map((source) => FUNDING_SOURCE_WORDS[source][language]),
      allowBlank: true,
      range: range('source'),
    },
    {
      type: 'decimal',
      operator: 'between',
      formula1: '0',
      formula2: '100',
      allowBlank: true,
      range: range('percent'),
    },
  ];
}
