import { ApiProperty } from '@nestjs/swagger';
import { NEWEST_RENDERER } from '../renderers/renderers.js';
import { spendJson, type SpendReport } from '../rules/spend-json.js';
import {
  FIRST_GROUPS,
  groupNamed,
  outwardGroup,
  REPORT_FORMATS,
  REPORT_UNITS,
  type ReportFormat,
  type ReportUnit,
  SPEND_GROUPS,
  type SpendFilters,
  type SpendGroup,
  type SpendQuestion,
} from '../rules/spend-question.js';
import { FILTER_FORMS, FilterField } from './spend-filters.js';
import type { Period } from '#values';
import {
  CodeField,
  field,
  type FieldOptions,
  FlagField,
  IdField,
  InstantField,
  PeriodField,
  WholeField,
} from '#platform/http';

const GROUP_NAMES = SPEND_GROUPS.map(outwardGroup);

/**
 * Declares the query parameter by which report rows are grouped: a comma-separated list without
 * duplicates, such as `project,year,source`.
 */
export const GroupByField = (options: FieldOptions): PropertyDecorator =>
  field<SpendGroup[]>(
    {
      code: 'NOT_A_GROUPING',
      message: { zh: '分组方式不对', en: 'That is not a way to group' },
      accepted: {
        zh: `${GROUP_NAMES.join('、')} 中的一个或几个，各一次，用逗号分隔`,
        en: `one or more of ${GROUP_NAMES.join(', ')}, each once, separated by commas`,
      },
      read: (raw) => {
        const parts = typeof raw === 'string' ? raw.split(',').map(groupNamed) : [];
        const groups = SPEND_GROUPS.filter((group) => parts.includes(group));
        return groups.length > 0 && groups.length === parts.length ? groups : undefined;
      },
      schema: { type: 'string', example: 'project,year,source' },
    },
    options,
  );

/** Query parameters of a spend report (report of amounts completed, in place and paid). */
export class SpendQuery {
  @PeriodField() period: Period;
  @InstantField({
    optional: true,
    nullable: false,
    description: 'as known at this instant; never in the future',
  })
  knownAt?: Date;
  @GroupByField({ optional: true, nullable: false }) groupBy?: SpendGroup[];
  @IdField({ optional: true, nullable: false, description: 'only this project' })
  projectId?: string;
  @WholeField({
    min: 1,
    max: NEWEST_RENDERER,
    optional: true,
    nullable: false,
    description:
      'version of the renderer, as a manifest names it (1 where it names none); without it the one that was in use at knownAt',
  })
  renderer?: number;
  @CodeField(REPORT_FORMATS, { optional: true, nullable: false }) format?: ReportFormat;
  @CodeField(REPORT_UNITS, {
    optional: true,
    nullable: false,
    description: 'unit of the amounts in a file; JSON has whole fen',
  })
  unit?: ReportUnit;
  @FilterField(FILTER_FORMS.plan) plan?: string[];
  @FilterField(FILTER_FORMS.column) column?: string[];
  @FilterField(FILTER_FORMS.item) item?: string[];
  @FilterField(FILTER_FORMS.ids) project?: string[];
  @FilterField(FILTER_FORMS.ids) parent?: string[];
  @FilterField(FILTER_FORMS.organisation, { description: 'that led the project at knownAt' })
  organisation?: string[];
  @FilterField(FILTER_FORMS.text) district?: string[];
  @FilterField(FILTER_FORMS.stage) stage?: string[];
  @FilterField(FILTER_FORMS.yearCategory) yearCategory?: string[];
  @FilterField(FILTER_FORMS.tier) tier?: string[];
  @FilterField(FILTER_FORMS.flag) flagship?: string[];
  @FilterField(FILTER_FORMS.year) year?: string[];
  @FilterField(FILTER_FORMS.quarter) quarter?: string[];
  @FilterField(FILTER_FORMS.month) month?: string[];
  @FilterField(FILTER_FORMS.source) fundingSource?: string[];
  @FilterField(FILTER_FORMS.source, { description: 'former name of fundingSource' })
  source?: string[];
  @FilterField(FILTER_FORMS.composition) composition?: string[];
  @FilterField(FILTER_FORMS.scope) scope?: string[];
  @FilterField(FILTER_FORMS.text) document?: string[];
  @FilterField(FILTER_FORMS.person) submitter?: string[];
  @FilterField(FILTER_FORMS.person) approver?: string[];
  @FilterField(FILTER_FORMS.origin, { description: 'how the entry came, such as recovery' })
  origin?: string[];
  @FilterField(FILTER_FORMS.ids) entry?: string[];
  @FlagField({
    optional: true,
    nullable: false,
    description: 'with format=csv: the SHA-256 and the length of the file instead of the file',
  })
  hash?: boolean;
  @CodeField(['zh', 'en'], {
    optional: true,
    nullable: false,
    description:
      'language of a file; as Accept-Language unless given, because a link cannot send that',
  })
  language?: 'zh' | 'en';
}

/**
 * Sums in fen (1/100 元) of completed investment, funds in place, and payments. Null for a sum
 * without ledger entries.
 */
export class SpendTotalsDto {
  /** @example 500 */
  completedFen: string | null;
  /** @example 7 */
  fundsFen: string | null;
  /** @example 123 */
  paidFen: string | null;
  /** @example 4 */
  entries: number;
}

/** One row of a spend report. Fields by which the report is not grouped are left out. */
export class SpendRowDto extends SpendTotalsDto {
  projectId?: string;
  projectName?: string;
  /**
   * code of the plan that the item is of
   * @example hangzhou-14fyp
   */
  plan?: string;
  planName?: string | null;
  /** @example 10 */
  column?: number | null;
  /** @example 10-1 */
  planItem?: string | null;
  planItemTitle?: string | null;
  parentId?: string | null;
  parentName?: string | null;
  /** @example sample-transport */
  organisationId?: string | null;
  organisationName?: string | null;
  district?: string | null;
  /** @example construction */
  stage?: string | null;
  /** @example continuing */
  yearCategory?: string | null;
  /** @example flagship */
  tier?: string;
  flagship?: boolean;
  /** @example 2024-Q2 */
  quarter?: string;
  /** @example 2024-06 */
  month?: string;
  /** @example building */
  composition?: string | null;
  scope?: string;
  document?: string | null;
  /**
   * id of a person, or the name of a service
   * @example service:imports
   */
  submitterId?: string | null;
  submitterName?: string | null;
  /**
   * id of a person, or the name of a service
   * @example service:imports
   */
  approverId?: string | null;
  approverName?: string | null;
  entryId?: string;
  /** @example 12 */
  sequence?: number;
  /** @example paid */
  series?: string;
  effectiveOn?: string;
  note?: string | null;
  origin?: string;
  recordedAt?: string;
  reversesId?: string | null;
  correctsId?: string | null;
  changeRequestId?: string | null;
  hash?: string;
  /** @example 2025 */
  year?: number;
  /** funding source; null when the entries state none */
  fundingSource?: string | null;
  /** part that a parent’s amount already contains and the totals leave out; null for none */
  completedInParentFen?: string | null;
  fundsInParentFen?: string | null;
  paidInParentFen?: string | null;
  /** @example 0 */
  entriesInParent?: number;
}

/**
 * The number of projects that are expected to have ledger entries in the period of the report
 * (`of`), and how many of them have any (`known`).
 */
export class SpendCoverageDto {
  /** @example 2 */
  known: number;
  /** @example 60 */
  of: number;
}

/**
 * Size and SHA-256 of a report file. With these, the owner of a copy can check that the same
 * parameters still give the same file.
 */
export class SpendFileDto {
  /** SHA-256 of the bytes of the file */
  sha256: string;
  /** @example 1024 */
  bytes: number;
}

/** Parameters and hash of a report, with which the report can be requested again and compared. */
export class SpendManifestDto {
  /** @example spend */
  report: string;
  /** @example 2 */
  queryVersion: number;
  /**
   * version of the renderer; left out by the first one
   * @example 2
   */
  renderer?: number;
  /** which date of an entry determines its period and year; left out by the first renderer */
  basis?: 'effective-day';
  /** @example 2021-01-01..2025-12-31 */
  period: string;
  knownAt: string;
  @ApiProperty({ type: [String], enum: GROUP_NAMES }) groupBy: string[];
  /** restrictions by field; left out by renderers 1 and 2 */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
  })
  filters?: Record<string, string[]>;
  /** unit of the amounts in files; left out by renderers 1 and 2 */
  unit?: ReportUnit;
  /** organisations that the report covers */
  @ApiProperty({
    oneOf: [
      { type: 'array', items: { type: 'string' } },
      { type: 'string', enum: ['all'] },
    ],
  })
  units: string[] | 'all';
  projectId: string | null;
  /** @example 3 */
  rows: number;
  /** SHA-256 over the rows as JSON */
  rowsSha256?: string;
  /** hash of the rows in reports of the first renderer, under its old name */
  @ApiProperty({ deprecated: true })
  sha256?: string;
}

/**
 * A spend report: rows, totals, coverage (how many of the projects have any entry in the period),
 * and the parameters that reproduce it.
 */
export class SpendReportDto {
  rows: SpendRowDto[];
  totals: SpendTotalsDto;
  coverage: SpendCoverageDto;
  /** SHA-256 of these rows as JSON without spaces; absent in reports of the first renderer */
  rowsSha256?: string;
  manifest: SpendManifestDto;
}

/** Converts a spend report to its response DTO. */
export const presentSpend = (report: SpendReport): SpendReportDto =>
  spendJson(report) as unknown as SpendReportDto;

/** Returns the question that the query parameters ask. */
export function questionOf(query: SpendQuery): SpendQuestion {
  const asked = { ...query, source: query.fundingSource ?? query.source };
  const filters = Object.fromEntries(
    SPEND_GROUPS.flatMap((group) => {
      const values = asked[group];
      return values === undefined ? [] : [[group, values]];
    }),
  ) as SpendFilters;
  return {
    period: query.period,
    knownAt: query.knownAt ?? null,
    groupBy: query.groupBy ?? FIRST_GROUPS,
    projectId: query.projectId,
    filters,
    unit: query.unit,
    renderer: query.renderer,
  };
}
