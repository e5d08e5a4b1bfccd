import { compareTotals } from '../rules/control-totals.js';
import { SHEET_FORMATS, type SheetFormat, type ImportColumn } from '../rules/sheet.js';
import {
  IMPORT_UNITS,
  type ImportUnit,
  type LedgerImportRow,
  type ShownImportState,
  type ImportPhase,
} from '../store/import-row.js';
import type { ListedImport, ListedImportTotal } from '../queries/imports.js';
import { wordProblem } from '../texts/import-problems.js';
import type { Series } from '#ledger';
import type { Language } from '#platform/language';
import { CodeField, FlagField, PageOf, PartFenField, TextField } from '#platform/http';

/** Form fields that accompany an uploaded file with ledger entries of past years. */
export class NewLedgerImportDto {
  @CodeField(IMPORT_UNITS, { description: 'unit of every amount in the file' }) unit: ImportUnit;
  @PartFenField({
    optional: true,
    nullable: false,
    description: 'control total of completed investment; required when the file has any',
  })
  controlCompletedFen?: bigint;
  @PartFenField({
    optional: true,
    nullable: false,
    description: 'control total of funds in place; required when the file has any',
  })
  controlFundsFen?: bigint;
  @PartFenField({
    optional: true,
    nullable: false,
    description: 'control total of payments; required when the file has any',
  })
  controlPaidFen?: bigint;
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    example: '资金历史',
    description: 'name of the worksheet to read; by default the one that is visible and not empty',
  })
  sheet?: string;
  @FlagField({
    optional: true,
    nullable: false,
    description:
      'that amounts a thousand times their neighbours, or a thousandth of them, are meant',
  })
  unitConfirmed?: boolean;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'that rows equal to entries that stand are others',
  })
  repeatConfirmed?: boolean;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'that amounts of the time before 2021 come on top of what there is of it',
  })
  openingConfirmed?: boolean;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'file it for approval when it is right; without it, only rehearse',
  })
  commit?: boolean;
}

/** Query parameters with the format and language of a file to download. */
export class SheetQuery {
  @CodeField(SHEET_FORMATS, { optional: true, nullable: false, description: 'csv unless given' })
  format?: SheetFormat;
  @CodeField(['zh', 'en'], {
    optional: true,
    nullable: false,
    description: 'as Accept-Language unless given, because a link cannot send that',
  })
  language?: Language;
}

class ImportProgressDto {
  phase: ImportPhase | null;
  /**
   * progress of the processing in per cent, 0 to 100
   * @example 45
   */
  percent: number;
  /** @example 360 */
  rowsRead: number;
  /** number of rows in the file; null while it is not known */
  rowsOf: number | null;
}

class ControlTotalDto {
  series: Series;
  /** total that the submitter declared, fen; null when none was declared */
  declaredFen: string | null;
  /** sum of the amounts in the file, fen; null until it is known */
  foundFen: string | null;
}

/** An uploaded file with ledger entries of past years, and the state of its processing. */
export class LedgerImportDto {
  id: string;
  /** @example 2021-2025（示例）.xlsx */
  fileName: string;
  format: SheetFormat;
  unit: ImportUnit;
  fileBytes: number;
  /** SHA-256 of the uploaded file */
  sha256: string;
  /** name of the worksheet to read; null for the only visible one that is not empty */
  sheet: string | null;
  unitConfirmed: boolean;
  repeatConfirmed: boolean;
  openingConfirmed: boolean;
  /** whether the entries are submitted for approval as soon as the file has passed all checks */
  commit: boolean;
  /**
   * `ready`: the trial posting succeeded and was rolled back; `filed`: the change request waits
   * for another person’s approval; afterwards the state of that change request
   */
  state: ShownImportState;
  progress: ImportProgressDto;
  controlTotals: ControlTotalDto[];
  entries: number | null;
  /** @example 0 */
  errorCount: number;
  /** organisations of the projects in the file; empty until the file was read */
  units: string[];
  proposalId: string | null;
  filedBy: string;
  filedByName: string | null;
  filedAt: string;
  finishedAt: string | null;
}

/** A page of uploaded files, newest first. */
export class LedgerImportPageDto extends PageOf(LedgerImportDto) {}

class ImportProblemDto {
  /** row number that a spreadsheet program shows; null for a problem of the whole file */
  row: number | null;
  column: ImportColumn | null;
  /** @example D12 */
  cell: string | null;
  /** @example AMOUNT_NOT_EXACT */
  code: string;
  message: string;
  /** description of the values that are accepted */
  accepted: string;
}

class ImportTotalDto {
  projectId: string;
  projectName: string;
  series: Series;
  entries: number;
  /**
   * sum since the beginning of the project without the entries of the file, fen
   * @example 0
   */
  beforeFen: string;
  /**
   * sum since the beginning of the project with the entries of the file, fen
   * @example 100000000
   */
  afterFen: string;
}

/**
 * An uploaded file with the first errors found in it, or with the totals that result when its
 * entries are added.
 */
export class LedgerImportDetailDto extends LedgerImportDto {
  /** first 200 errors; the error sheet contains all stored errors */
  errors: ImportProblemDto[];
  totals: ImportTotalDto[];
}

/** Largest number of errors in one response. */
const ERRORS_SHOWN = 200;
/**
 * Progress in per cent at which each phase of the processing begins; `read` is the progress at the
 * end of phase `reading`.
 */
const PERCENT = { reading: 5, read: 40, judging: 45, rehearsing: 60, filing: 90 } as const;

function percentOf({ state, phase, rowsRead, rowsOf }: LedgerImportRow): number {
  if (state === 'waiting') return 0;
  if (state !== 'running' || phase === null) return 100;
  if (phase !== 'reading') return PERCENT[phase];
  return rowsOf === null || rowsOf === 0
    ? PERCENT.reading
    : Math.floor(
        PERCENT.reading + Math.min(1, rowsRead / rowsOf) * (PERCENT.read - PERCENT.reading),
      );
}

const found = (row: LedgerImportRow) => ({
  completed: row.foundCompletedFen ?? 0n,
  funds: row.foundFundsFen ?? 0n,
  paid: row.foundPaidFen ?? 0n,
});

/** Converts an uploaded file and its processing state to the response DTO. */
export const presentImport = (row: ListedImport): LedgerImportDto => ({
  id: row.id,
  fileName: row.fileName,
  format: row.format,
  unit: row.unit,
  fileBytes: row.fileBytes,
  sha256: row.sha256,
  sheet: row.sheet,
  unitConfirmed: row.unitConfirmed,
  repeatConfirmed: row.repeatConfirmed,
  openingConfirmed: row.openingConfirmed,
  commit: row.send,
  state: row.shownState,
  progress: {
    phase: row.state === 'running' ? row.phase : null,
    percent: percentOf(row),
    rowsRead: row.rowsRead,
    rowsOf: row.rowsOf,
  },
  controlTotals: compareTotals(
    { completed: row.controlCompletedFen, funds: row.controlFundsFen, paid: row.controlPaidFen },
    found(row),
  ).map(({ series, declaredFen, foundFen }) => ({
    series,
    declaredFen: declaredFen?.toString() ?? null,
    foundFen: row.foundPaidFen === null ? null : foundFen.toString(),
  })),
  entries: row.entries,
  errorCount: row.errorCount,
  units: row.units,
  proposalId: row.proposalId,
  filedBy: row.filedBy,
  filedByName: row.filedByName,
  filedAt: row.filedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** Converts an uploaded file, with its errors and totals, to the response DTO. */
export const presentImportDetail = (
  row: ListedImport,
  totals: readonly ListedImportTotal[],
  language: Language,
): LedgerImportDetailDto => ({
  ...presentImport(row),
  errors: row.errors.slice(0, ERRORS_SHOWN).map((problem) => {
    const { row: number, column, cell, code, message, accepted } = wordProblem(problem, language);
    return { row: number, column, cell, code, message, accepted };
  }),
  totals: totals.map(({ beforeFen, afterFen, ...total }) => ({
    ...total,
    beforeFen: beforeFen.toString(),
    afterFen: afterFen.toString(),
  })),
});
