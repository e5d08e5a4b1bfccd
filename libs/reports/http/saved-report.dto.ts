import { NEWEST_RENDERER } from '../renderers/renderers.js';
import type { ReopenedReport } from '../queries/saved-reports.js';
import type { SavedReportRow } from '../store/saved-report-row.js';
import type { SpendGroup } from '../rules/spend-question.js';
import type { Period } from '#values';
import { IdField, InstantField, PageOf, PeriodField, TextField, WholeField } from '#platform/http';
import { GroupByField, presentSpend, SpendReportDto } from './spend.dto.js';

/** Request body that saves the parameters of a spend report under a name. */
export class NewSavedReportDto {
  @TextField({ max: 100, example: '2025年度支付（示例）' }) name: string;
  @PeriodField() period: Period;
  @InstantField({
    optional: true,
    description: 'pinned to this instant, never in the future; to the present one unless given',
  })
  knownAt?: Date | null;
  @GroupByField({ optional: true, nullable: true }) groupBy?: SpendGroup[] | null;
  @IdField({ optional: true, description: 'only this project' }) projectId?: string | null;
  @WholeField({
    min: 1,
    max: NEWEST_RENDERER,
    optional: true,
    description: 'version of the renderer; without it the one that was in use at knownAt',
  })
  renderer?: number | null;
}

/**
 * Saved parameters of a spend report, with the hash of the rows that the report had when it was
 * saved.
 */
export class SavedReportDto {
  id: string;
  name: string;
  /** @example 2021-01-01..2025-12-31 */
  period: string;
  groupBy: SpendGroup[];
  projectId: string | null;
  knownAt: string;
  /** @example 3 */
  rows: number;
  /** SHA-256 of the rows that the report had when it was saved */
  sha256: string;
  /**
   * version of the renderer with which the report was made and will be made again
   * @example 2
   */
  renderer: number;
  /** whether a newer version of the renderer exists */
  byOldRenderer: boolean;
  savedAt: string;
}

/** A page of saved reports, newest first. */
export class SavedReportPageDto extends PageOf(SavedReportDto) {}

/**
 * A saved report that was calculated again with the same parameters, and whether the result is the
 * same.
 */
export class ReopenedReportDto extends SavedReportDto {
  /** whether the rows still have the hash that was saved */
  same: boolean;
  /** whether the report covers the same organisations as when it was saved */
  sameUnits: boolean;
  report: SpendReportDto;
}

/** Converts a saved report to its response DTO. */
export const presentSavedReport = ({
  id,
  name,
  period,
  groupBy,
  projectId,
  knownAt,
  rows,
  sha256,
  queryVersion: renderer,
  savedAt,
}: SavedReportRow): SavedReportDto => ({
  id,
  name,
  period,
  groupBy: [...groupBy],
  projectId,
  knownAt: knownAt.toISOString(),
  rows,
  sha256,
  renderer,
  byOldRenderer: renderer < NEWEST_RENDERER,
  savedAt: savedAt.toISOString(),
});

/** Converts a saved report that was calculated again to its response DTO. */
export const presentReopened = ({
  saved,
  report,
  same,
  sameOrganisations,
}: ReopenedReport): ReopenedReportDto => ({
  ...presentSavedReport(saved),
  same,
  sameUnits: sameOrganisations,
  report: presentSpend(report),
});
