import {
  CodeField,
  FenOrZeroField,
  field,
  FlagField,
  keyPart,
  MonthField,
  PageOf,
  PageQueryOf,
  PartListField,
  TextField,
} from '#platform/http';
import type { Month } from '#values';
import type { ReconciledProject } from '../queries/reconciliation.js';
import {
  differencesOf,
  disagree,
  KNOWN_SYSTEMS,
  REPORTED_SERIES,
  REPORTERS,
  type Reporter,
  type Series,
} from '../rules/reporters.js';
import type {
  DifferenceReasonRow,
  ExternalIdRow,
  ReportedFigureRow,
} from '../store/reconciliation-rows.js';

const SYSTEM = field<string>({
  code: 'NOT_A_CODE',
  message: {
    zh: '外部系统名称须为小写字母、数字与连字符，以字母开头，最长 40 个字符',
    en: 'A system is named in lower-case letters, digits and hyphens, at most 40',
  },
  accepted: {
    zh: `例如 ${KNOWN_SYSTEMS.join('、')}`,
    en: `such as ${KNOWN_SYSTEMS.join(', ')}`,
  },
  read: (raw) => (typeof raw === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(raw) ? raw : undefined),
  schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$', example: 'statistics' },
});

/** Query that names a month and a series, and a page of projects by name. */
export class ReconciliationQuery extends PageQueryOf([keyPart.text, keyPart.uuid]) {
  @MonthField() month: Month;
  @CodeField(REPORTED_SERIES, {
    optional: true,
    nullable: false,
    description: 'by default completed investment',
  })
  series?: Series;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'only projects whose reporters disagree',
  })
  differs?: boolean;
}

/** Request body with what a reporter states of a project's month. */
export class ReportedFigureBody {
  @CodeField(REPORTERS, { description: 'the figure of the dispatch is the ledger’s' })
  reporter: Reporter;
  @MonthField() month: Month;
  @CodeField(REPORTED_SERIES) series: Series;
  @FenOrZeroField() amountFen: bigint;
  @TextField({
    max: 200,
    optional: true,
    example: '形象进度法',
    description: 'how the reporter counts',
  })
  method?: string | null;
  @TextField({ max: 500, example: '统计联网直报（示例）' }) source: string;
}

/** Request body with the reason for a difference. */
export class DifferenceReasonBody {
  @MonthField() month: Month;
  @CodeField(REPORTED_SERIES) series: Series;
  @TextField({ max: 2000, lines: true, example: '统计按形象进度，台账按支付（示例）' })
  words: string;
}

/** What a reporter states of a project's month. */
export class ReportedFigureDto {
  id: string;
  reporter: Reporter;
  /** @example 2026-10 */
  month: string;
  series: Series;
  /** @example 125000000 */
  amountFen: string;
  method: string | null;
  source: string;
  recordedAt: string;
}

/** The reason for a difference. */
export class DifferenceReasonDto {
  id: string;
  /** @example 2026-10 */
  month: string;
  series: Series;
  words: string;
  recordedAt: string;
}

/** The id by which another system knows a project. */
export class ExternalIdDto {
  @SYSTEM system: string;
  @TextField({ max: 100, example: '330100-2026-0042' }) id: string;
}

/** The ids by which other systems know a project, by system. */
export class ExternalIdListDto {
  @PartListField(() => ExternalIdDto, { max: 50 }) items: ExternalIdDto[];
}

/** Amounts of one month in fen, one from each reporter; null where it said nothing. */
export class ReporterFiguresDto {
  /** the ledger’s */
  dispatch: string | null;
  statistics: string | null;
  treasury: string | null;
  audit: string | null;
}

/** By how much a reporter’s figure lies above the ledger’s, in fen; null where one said nothing. */
export class ReporterDifferencesDto {
  statistics: string | null;
  treasury: string | null;
  audit: string | null;
}

/** The figures of a project's month, side by side. */
export class ReconciledProjectDto {
  projectId: string;
  projectName: string;
  organisationId: string;
  figures: ReporterFiguresDto;
  differences: ReporterDifferencesDto;
  /** whether reporters that said something disagree */
  differs: boolean;
  /** why they do, as last recorded */
  reason: string | null;
  /** whether the project stands in the statistics register (入库) */
  inStatisticsRegister: boolean;
}

/** A page of projects with the figures of a month, side by side. */
export class ReconciliationPageDto extends PageOf(ReconciledProjectDto) {}

/** Converts a project with its figures to its response DTO. */
export const presentReconciled = (row: ReconciledProject): ReconciledProjectDto => ({
  ...row,
  differences: differencesOf(row.figures),
  differs: disagree(row.figures),
});

/** Converts a reported figure to its response DTO. */
export const presentFigure = (row: ReportedFigureRow): ReportedFigureDto => ({
  id: row.id,
  reporter: row.reporter,
  month: row.month,
  series: row.series,
  amountFen: row.amountFen.toString(),
  method: row.method,
  source: row.source,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts a reason to its response DTO. */
export const presentReason = (row: DifferenceReasonRow): DifferenceReasonDto => ({
  id: row.id,
  month: row.month,
  series: row.series,
  words: row.words,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts ids of other systems to their response DTO. */
export const presentExternalIds = (rows: readonly ExternalIdRow[]): ExternalIdListDto => ({
  items: rows.map(({ system, externalId }) => ({ system, id: externalId })),
});
