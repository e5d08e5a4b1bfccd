import { FUNDING_SOURCE_WORDS, FUNDING_SOURCES, type FundingSource } from '#ledger';
import { type Fen, formatPercent } from '#values';
import type { ImportProblem, ImportProblemCode, ProblemFacts } from './import-problem.js';
import { plainWord } from './import-words.js';
import { isErrorValue, readAmount } from './read-amount.js';
import { type CompositionPart, COMPOSITIONS, type ReturnContent } from './return-content.js';
import { type Cell, cellText, columnLetters, isBlankCell, type SheetRow } from './sheet.js';
import {
  readMark,
  WORKBOOK_COLUMNS,
  WORKBOOK_UNIT,
  type WorkbookColumn,
  type WorkbookOf,
} from './workbook-columns.js';

/** What a workbook can state of a project’s month: all but its milestones. */
export type WorkbookContent = Omit<ReturnContent, 'milestones'>;

/** A project’s month as a workbook states it. */
export interface WorkbookReturn {
  /** Row of the project’s first line, as a spreadsheet program shows it. */
  row: number;
  projectId: string;
  /** Version of the return when the workbook was made. */
  version: number;
  content: WorkbookContent;
}

const TEXT_MAX = 2000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What people write into a cell to say that there is nothing to say. */
const DASH = /^[-—–－─]+$/;
const PERCENT = /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/;

const COLUMN_OF = new Map<string, WorkbookColumn>(
  WORKBOOK_COLUMNS.flatMap(({ key, zh, en }) => [
    [plainWord(zh), key],
    [plainWord(en), key],
  ]),
);
const SOURCE_OF = new Map<string, FundingSource>(
  FUNDING_SOURCES.flatMap((code) => [
    [plainWord(code), code],
    [plainWord(FUNDING_SOURCE_WORDS[code].zh), code],
    [plainWord(FUNDING_SOURCE_WORDS[code].en), code],
  ]),
);

/**
 * Reads the rows of a workbook with an organisation’s month. Columns may have been moved. A blank
 * cell and a dash state nothing, 0 states zero.
 * @returns the returns that it states, and everything that is wrong with it, by cell
 */
export function readWorkbook(
  rows: readonly SheetRow[],
  of: WorkbookOf,
): { returns: WorkbookReturn[]; problems: ImportProblem[] } {
  const [mark, heading, ...lines] = rows;
  const given = mark === undefined ? null : readMark(cellText(mark.cells[0]));
  if (given === null) return refused('WORKBOOK_FOREIGN');
  if (given.month !== of.month || given.organisation !== of.organisation)
    return refused('WORKBOOK_OTHER', { ...given });
  const reading = new Reading(heading ?? { row: 2, cells: [] });
  for (const line of lines) reading.take(line);
  return reading.finish();
}

const refused = (
  code: ImportProblemCode,
  facts: ProblemFacts = {},
): { returns: WorkbookReturn[]; problems: ImportProblem[] } => ({
  returns: [],
  problems: [{ row: null, column: null, cell: null, code, facts }],
});

/** Reads the lines of a workbook, one after another. */
class Reading {
  private readonly at = new Map<WorkbookColumn, number>();
  private readonly returns = new Map<string, WorkbookReturn>();
  private readonly problems: ImportProblem[] = [];
  private readonly headed = new Set<number>();

  constructor({ row, cells }: SheetRow) {
    cells.forEach((cell, index) => {
      if (isBlankCell(cell)) return;
      this.headed.add(index);
      const column = COLUMN_OF.get(plainWord(cellText(cell)));
      if (column === undefined)
        this.refuse({ row, index }, 'COLUMN_UNKNOWN', { heading: shown(cell) });
      else if (this.at.has(column))
        this.refuse({ row, index }, 'COLUMN_TWICE', { heading: shown(cell) });
      else this.at.set(column, index);
    });
    for (const { key, zh } of WORKBOOK_COLUMNS)
      if (!this.at.has(key))
        this.problems.push({
          row,
          column: null,
          cell: null,
          code: 'COLUMN_MISSING',
          facts: { heading: zh },
        });
  }

  take(line: SheetRow): void {
    if (line.cells.every(isBlankCell)) return;
    line.cells.forEach((cell, index) => {
      if (!isBlankCell(cell) && !this.headed.has(index))
        this.refuse({ row: line.row, index }, 'CELL_WITHOUT_HEADING', {
          column: columnLetters(index),
          value: shown(cell),
        });
    });
    const projectId = this.text(line, 'id').toLowerCase();
    if (!UUID.test(projectId)) {
      if (WORKBOOK_COLUMNS.some(({ key, typed }) => typed && this.text(line, key) !== ''))
        this.refuseIn(line, 'id', 'WORKBOOK_LINE_WITHOUT_PROJECT');
      return;
    }
    const before = this.returns.get(projectId);
    const one = before ?? {
      row: line.row,
      projectId,
      version: Number(this.text(line, 'version')),
      content: this.project(line),
    };
    if (before) this.refuseAgain(line);
    this.returns.set(projectId, one);
    this.source(line, one.content);
  }

  finish(): { returns: WorkbookReturn[]; problems: ImportProblem[] } {
    return { returns: [...this.returns.values()], problems: this.problems };
  }

  /** Reads what the first line of a project states of it. */
  private project(line: SheetRow): WorkbookContent {
    const parts = COMPOSITIONS.map((composition: CompositionPart) => ({
      composition,
      amountFen: this.amount(line, composition),
    })).filter(({ amountFen }) => amountFen !== null);
    const sum = this.amount(line, 'sum');
    return {
      completed: [...parts, ...(sum === null ? [] : [{ composition: null, amountFen: sum }])],
      funds: [],
      paid: [],
      physicalPercent: this.percent(line),
      physicalWords: this.words(line, 'words'),
      problems: this.words(line, 'problems'),
      nextMonth: this.words(line, 'nextMonth'),
      explanation: this.words(line, 'explanation'),
    };
  }

  /** Refuses what a further line of a project states: only its sources have several lines. */
  private refuseAgain(line: SheetRow): void {
    for (const { key, typed } of WORKBOOK_COLUMNS) {
      if (!typed || ['source', 'funds', 'paid'].includes(key)) continue;
      if (this.text(line, key) !== '') this.refuseIn(line, key, 'WORKBOOK_LINE_OF_SOURCE');
    }
  }

  private source(line: SheetRow, content: WorkbookContent): void {
    const funds = this.amount(line, 'funds');
    const paid = this.amount(line, 'paid');
    if (funds === null && paid === null) return;
    const text = this.text(line, 'source');
    const fundingSource = SOURCE_OF.get(plainWord(text));
    if (text === '') this.refuseIn(line, 'source', 'CELL_REQUIRED');
    else if (fundingSource === undefined)
      this.refuseIn(line, 'source', 'FUNDING_SOURCE_UNKNOWN', { value: text.slice(0, 40) });
    else if ([...content.funds, ...content.paid].some((one) => one.fundingSource === fundingSource))
      this.refuseIn(line, 'source', 'RETURN_LINE_TWICE');
    else {
      if (funds !== null) content.funds.push({ fundingSource, amountFen: funds });
      if (paid !== null) content.paid.push({ fundingSource, amountFen: paid });
    }
  }

  private amount(line: SheetRow, column: WorkbookColumn): string | null {
    const cell = this.cell(line, column);
    const text = cellText(cell).trim();
    if (text === '' || DASH.test(text)) return null;
    const read = readAmount(cell, WORKBOOK_UNIT, { zero: true });
    if ('value' in read) return (read.value satisfies Fen).toString();
    this.refuseIn(line, column, read.code, read.facts);
    return null;
  }

  private percent(line: SheetRow): string | null {
    const text = this.text(line, 'percent').normalize('NFKC').replace(/\s*%$/, '');
    if (text === '' || DASH.test(text)) return null;
    const hundredths = Math.round(Number(text) * 100);
    if (PERCENT.test(text) && Math.abs(hundredths - Number(text) * 100) < 1e-6)
      return formatPercent(BigInt(hundredths));
    this.refuseIn(line, 'percent', 'WORKBOOK_PERCENT', { value: text.slice(0, 40) });
    return null;
  }

  private words(line: SheetRow, column: WorkbookColumn): string | null {
    const text = this.text(line, column);
    if (text === '' || DASH.test(text)) return null;
    if (isErrorValue(text)) this.refuseIn(line, column, 'FORMULA_FAILED', { value: text });
    else if (text.length > TEXT_MAX)
      this.refuseIn(line, column, 'WORKBOOK_TEXT_TOO_LONG', { max: TEXT_MAX });
    else return text;
    return null;
  }

  private cell({ cells }: SheetRow, column: WorkbookColumn): Cell {
    const index = this.at.get(column);
    return index === undefined ? null : (cells[index] ?? null);
  }

  private text(line: SheetRow, column: WorkbookColumn): string {
    return cellText(this.cell(line, column)).trim();
  }

  private refuseIn(
    { row }: SheetRow,
    column: WorkbookColumn,
    code: ImportProblemCode,
    facts: ProblemFacts = {},
  ): void {
    this.refuse({ row, index: this.at.get(column) ?? 0 }, code, facts);
  }

  private refuse(
    { row, index }: { row: number; index: number },
    code: ImportProblemCode,
    facts: ProblemFacts,
  ): void {
    const cell = `${columnLetters(index)}${row}`;
    this.problems.push({ row, column: null, cell, code, facts });
  }
}

const shown = (cell: Cell): string => cellText(cell).trim().slice(0, 40);

/**
 * Returns the content as a workbook states it, so that two can be compared: without lines that state
 * no amount, and without a sum where its parts are stated.
 */
export function comparable(content: WorkbookContent): WorkbookContent {
  const stated = content.completed.filter(({ amountFen }) => amountFen !== null);
  const parts = COMPOSITIONS.flatMap((name) =>
    stated.filter(({ composition }) => composition === name),
  );
  const bySource = <Line extends { fundingSource: FundingSource; amountFen: string | null }>(
    lines: readonly Line[],
  ): { fundingSource: FundingSource; amountFen: string | null }[] =>
    FUNDING_SOURCES.flatMap((source) =>
      lines
        .filter(({ fundingSource, amountFen }) => fundingSource === source && amountFen !== null)
        .map(({ fundingSource, amountFen }) => ({ fundingSource, amountFen })),
    );
  return {
    completed: (parts.length > 0 ? parts : stated).map(({ composition, amountFen }) => ({
      composition,
      amountFen,
    })),
    funds: bySource(content.funds),
    paid: bySource(content.paid),
    physicalPercent: content.physicalPercent,
    physicalWords: content.physicalWords,
    problems: content.problems,
    nextMonth: content.nextMonth,
    explanation: content.explanation,
  };
}

/** Returns the names of the parts of a return in which two contents differ. */
export function changedParts(
  before: WorkbookContent,
  after: WorkbookContent,
): (keyof WorkbookContent)[] {
  const [one, other] = [comparable(before), comparable(after)];
  return (Object.keys(one) as (keyof WorkbookContent)[]).filter(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
}
