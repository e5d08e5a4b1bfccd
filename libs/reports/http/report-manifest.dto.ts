import { ApiProperty } from '@nestjs/swagger';
import type { Reproduction } from '../commands/reproduce-report.js';
import type { ReportDifference } from '../queries/report-difference.js';
import type { ShownManifest } from '../queries/report-manifest.js';
import type { LineDifference, DifferenceCause } from '../rules/line-differences.js';
import type { ReportFormat, ReportUnit } from '../rules/spend-question.js';
import { SpendCoverageDto, SpendTotalsDto } from './spend.dto.js';

/** Parameters of a report; the same ones give the same bytes. */
export class ManifestParametersDto {
  /** @example 2021-01-01..2024-06-30 */
  period: string;
  knownAt: string;
  groupBy: string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
  })
  filters: Record<string, string[]>;
  projectId: string | null;
  unit: ReportUnit;
  language: 'zh' | 'en';
  format: ReportFormat;
}

/** The clocks of a report: when its entries took effect, what was recorded, when it was made. */
export class ManifestClocksDto {
  /** @example 2021-01-01..2024-06-30 */
  effective: string;
  knownAt: string;
  issuedAt: string;
}

/** What a report covered. */
export class ManifestScopeDto {
  /** organisations that the reader saw */
  @ApiProperty({
    oneOf: [
      { type: 'array', items: { type: 'string' } },
      { type: 'string', enum: ['all'] },
    ],
  })
  units: string[] | 'all';
  @ApiProperty({ type: [String], format: 'uuid' }) projects: string[];
}

/** A signed checkpoint of the ledger that the entries of the report can be held against. */
export class ManifestCheckpointDto {
  day: string;
  @ApiProperty({ format: 'date-time' }) asOf: string;
  sha256: string;
}

/** Who pulled a report; without a name for a service of the program. */
export class PulledByDto {
  id: string;
  name: string | null;
}

/** The manifest of a report that was handed out. */
export class ReportManifestDto {
  id: string;
  /** @example spend */
  report: string;
  /** SHA-256 of the file that was handed out */
  sha256: string;
  /** size of the file in bytes */
  bytes: number;
  /** SHA-256 of the rows */
  rowsSha256: string;
  /** over what the hash of the rows is: their JSON, or their lines of the file */
  rowsForm: 'json' | 'file';
  /** @example 3 */
  rows: number;
  /** @example 3 */
  queryVersion: number;
  /** @example 3 */
  renderer: number;
  parameters: ManifestParametersDto;
  clocks: ManifestClocksDto;
  scope: ManifestScopeDto;
  controlTotals: SpendTotalsDto;
  coverage: SpendCoverageDto;
  checkpoints: ManifestCheckpointDto[];
  pulledBy: PulledByDto;
}

/** Converts a manifest to its response DTO. */
export const presentManifest = (manifest: ShownManifest): ReportManifestDto => {
  const { parameters, units, projects, issuedAt, personId, personName, totals } = manifest;
  const { id, sha256, bytes, rowsSha256, rowsForm, rows, renderer, checkpoints } = manifest;
  return {
    id,
    report: 'spend',
    sha256,
    bytes,
    rowsSha256,
    rowsForm,
    rows,
    queryVersion: renderer,
    renderer,
    parameters: parameters as unknown as ManifestParametersDto,
    clocks: { effective: parameters.period, knownAt: parameters.knownAt, issuedAt },
    scope: { units: units === 'all' ? 'all' : [...units], projects: [...projects] },
    controlTotals: totals,
    coverage: manifest.coverage,
    checkpoints: [...checkpoints],
    pulledBy: { id: personId, name: personName },
  };
};

/** A report that was made again from its manifest. */
export class ReproductionDto {
  /** whether the file is the same, byte for byte */
  same: boolean;
  /** SHA-256 of the file that was made now */
  sha256: string;
  rowsSha256: string;
  /** @example 3 */
  rows: number;
}
export const presentReproduction = (made: Reproduction): ReproductionDto => made;

/** Why a line differs. What does not apply is null. */
export class DifferenceCauseDto {
  kind: DifferenceCause;
  entryId: string | null;
  projectId: string | null;
  /** entry that is reversed or corrected */
  ofEntryId: string | null;
  /** field that differs, such as organisationId for a transfer */
  field: string | null;
  before: string | null;
  after: string | null;
}

/** A line that differs; `before` and `after` are its sums, null where there is no such line. */
export class LineDifferenceDto {
  key: Record<string, unknown>;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  causes: DifferenceCauseDto[];
}

/** Every line that differs between the reports of two manifests, and why. */
export class ReportDifferenceDto {
  @ApiProperty({ format: 'uuid' }) a: string;
  @ApiProperty({ format: 'uuid' }) b: string;
  same: boolean;
  lines: LineDifferenceDto[];
}

/** Converts the differences of two reports to their response DTO. */
export const presentDifference = ({ a, b, lines }: ReportDifference): ReportDifferenceDto => ({
  a: a.id,
  b: b.id,
  same: lines.length === 0,
  lines: lines.map((line: LineDifference) => ({
    ...line,
    key: { ...line.key },
    before: line.before && { ...line.before },
    after: line.after && { ...line.after },
  })),
});
