import { ApiProperty } from '@nestjs/swagger';
import { NEWEST_RENDERER } from '../renderers/renderers.js';
import { SPEND_GROUPS, type SpendGroup } from '../rules/spend-question.js';
import { spendLine } from '../rules/spend-line.js';
import type { SpendReport } from '../queries/spend.js';
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
        zh: `${SPEND_GROUPS.join('、')} 中的一个或几个，用逗号分隔`,
        en: `one or more of ${SPEND_GROUPS.join(', ')}, separated by commas`,
      },
      read: (raw) => {
        const parts = typeof raw === 'string' ? raw.split(',') : [];
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
  @CodeField(['json', 'csv'], { optional: true, nullable: false }) format?: 'json' | 'csv';
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
  @ApiProperty({ example: '500' }) completedFen: string | null;
  @ApiProperty({ example: '7' }) fundsFen: string | null;
  @ApiProperty({ example: '123' }) paidFen: string | null;
  /** @example 4 */
  entries: number;
}

/** One row of a spend report. Fields by which the report is not grouped are left out. */
export class SpendRowDto extends SpendTotalsDto {
  @ApiProperty({ format: 'uuid' }) projectId?: string;
  projectName?: string;
  /**
   * code of the plan that the item is of
   * @example hangzhou-14fyp
   */
  plan?: string;
  /** @example 10-1 */
  planItem?: string | null;
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
  @ApiProperty({ format: 'date-time' }) knownAt: string;
  @ApiProperty({ type: [String], enum: SPEND_GROUPS }) groupBy: string[];
  /** organisations that the report covers */
  @ApiProperty({
    oneOf: [
      { type: 'array', items: { type: 'string' } },
      { type: 'string', enum: ['all'] },
    ],
  })
  units: string[] | 'all';
  @ApiProperty({ format: 'uuid' }) projectId: string | null;
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

/**
 * Converts a spend report to its response DTO. The order of the fields must not change, because a
 * repeated report must be byte-identical.
 */
export const presentSpend = ({
  rows,
  totals,
  coverage,
  manifest,
}: SpendReport): SpendReportDto => ({
  rows: rows.map(spendLine),
  totals: spendLine(totals),
  coverage,
  ...(manifest.rowsSha256 === undefined ? {} : { rowsSha256: manifest.rowsSha256 }),
  manifest: {
    ...manifest,
    groupBy: [...manifest.groupBy],
    units: manifest.units === 'all' ? 'all' : [...manifest.units],
  },
});
