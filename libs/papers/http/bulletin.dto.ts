import { ApiProperty } from '@nestjs/swagger';
import type { Severity, Dimension } from '#alerts';

/** How far year plans are completed, of the projects of which plan and completion are known. */
export class CoveredStandingDto {
  /**
   * fen; null when unknown
   * @example 31364000000000
   */
  planFen: string | null;
  /**
   * fen; null when unknown
   * @example 31364000000000
   */
  completedFen: string | null;
  /**
   * two decimal places; null when unknown
   * @example 30.90
   */
  ratePercent: string | null;
  /**
   * months that are over in per cent of the year
   * @example 25.00
   */
  timePercent: string;
  /**
   * the rate less the time, in percentage points
   * @example 5.90
   */
  leadPoints: string | null;
  /** number of projects of which both are known … */
  known: number;
  /** … of so many */
  of: number;
}

/** Projects that cannot be evaluated, because plan or completion is not on record. */
export class UnjudgedDto {
  /** with a year plan and no entry of the year */
  withoutEntries: number;
  /**
   * fen; null when unknown
   * @example 31364000000000
   */
  plannedFen: string | null;
  /** with entries and no year plan */
  withoutPlan: number;
  /**
   * fen; null when unknown
   * @example 31364000000000
   */
  completedFen: string | null;
  withNeither: number;
}

/** A rate with what it rests on. */
export class CoveredRateDto {
  /**
   * two decimal places; null when unknown
   * @example 30.90
   */
  percent: string | null;
  known: number;
  of: number;
}

/** Start, completion, investment and funds. */
export class FourRatesDto {
  /** new starts of the year that are under construction or completed */
  start: CoveredRateDto;
  /** projects to be completed in the year that are completed */
  completion: CoveredRateDto;
  investment: CoveredRateDto;
  /** funds in place in per cent of the year plan */
  funds: CoveredRateDto;
}

/** The month before, and how rate and lead changed since. */
export class BulletinChangeDto {
  /** @example 2022-02 */
  month: string;
  standing: CoveredStandingDto;
  ratePoints: string | null;
  leadPoints: string | null;
}

/** An organisation in the ranking. */
export class RankedOrganisationDto extends CoveredStandingDto {
  /** 1 for the highest rate, equal rates share a place; null where the rate is unknown */
  rank: number | null;
  organisationId: string;
  organisationName: string;
  rankBefore: number | null;
  /** change of the rate since the month before */
  ratePoints: string | null;
}

/** How many projects have which colour. */
export class WarnedCountsDto {
  red: number;
  amber: number;
  clear: number;
  /** cannot be evaluated */
  unknown: number;
  of: number;
}

/** A text in both languages. */
export class BothLanguagesDto {
  zh: string;
  en: string;
}

/** Why a project is red or amber. */
export class WarnedReasonDto {
  dimension: Dimension;
  severity: Severity;
  words: BothLanguagesDto;
}

/** A project that is red or amber at the end of the month. */
export class WarnedProjectDto {
  projectId: string;
  projectName: string;
  organisationName: string;
  reasons: WarnedReasonDto[];
  /** its colour a month before; null where the year has just begun */
  before: 'red' | 'amber' | 'none' | null;
}

/** The facts of a monthly bulletin. */
export class BulletinDto {
  /** @example 2022-03 */
  month: string;
  @ApiProperty({ format: 'date' }) asOf: string;
  total: CoveredStandingDto;
  unjudged: UnjudgedDto;
  /** parts that lie inside a project that is counted */
  inside: number;
  rates: FourRatesDto;
  /** null in January */
  change: BulletinChangeDto | null;
  organisations: RankedOrganisationDto[];
  warned: WarnedCountsDto;
  /** at most 200 of them; `warned` counts all */
  red: WarnedProjectDto[];
  /** at most 200 of them; `warned` counts all */
  amber: WarnedProjectDto[];
}
