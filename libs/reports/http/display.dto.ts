import { OrganisationCodeField } from '#identity/http';
import { ApiProperty } from '@nestjs/swagger';
import type { Level, Dimension } from '#alerts';
import { PageOf, TextField } from '#platform/http';
import type { DisplayPage, DisplaySum } from '../queries/display-page.js';
import type { PortfolioRow } from '../queries/portfolio.js';
import type { DisplayState } from '../rules/display-states.js';
import type { DisplayToken } from '../store/display-token-row.js';
import { CoveredSumDto } from './family.dto.js';

/** Request body that makes the address of a wall screen. */
export class NewDisplayTokenDto {
  @TextField({ max: 100, description: 'where the screen stands', example: '三楼会议室大屏' })
  name: string;
  @OrganisationCodeField({
    description: 'the screen shows its projects and those of the organisations below it',
    example: 'sample-transport',
  })
  organisationId: string;
}

/** The address of a wall screen, without its secret. */
export class DisplayTokenDto {
  id: string;
  /** @example 三楼会议室大屏 */
  name: string;
  organisationId: string;
  organisationName: string;
  createdAt: string;
  /** when the page was last read, noted at most once a minute; null when it never was */
  lastUsedAt: string | null;
  /** when it was revoked; null while it shows its page */
  endedAt: string | null;
}

export class DisplayTokenPageDto extends PageOf(DisplayTokenDto) {}

/** A new address of a wall screen. */
export class IssuedDisplayTokenDto extends DisplayTokenDto {
  /**
   * the address of its page, in this answer and nowhere else
   * @example https://tracker.city.example/display/…
   */
  url: string;
}

/** What the light of one dimension of a flagship shows. */
export class DisplayLightDto {
  dimension: Dimension;
  level: Level;
}

/** A flagship project on a wall screen. */
export class DisplayFlagshipDto {
  name: string;
  organisationName: string;
  /** null until it is recorded */
  stage: string | null;
  totalInvestmentFen: string | null;
  fypSpendFen: string | null;
  completedFen: string | null;
  nextMilestoneOn: string | null;
  overdueMilestones: number;
  openAlerts: number;
  lights: DisplayLightDto[];
}

/** An item of the plan on a wall screen. */
export class DisplayItemDto {
  number: number;
  title: string;
  /** as the worst light of its projects */
  state: DisplayState;
}

/** A column of the plan with all its items. */
export class DisplayColumnDto {
  number: number;
  title: string;
  items: DisplayItemDto[];
}

/** An amount with its coverage: of how many projects it is known. */
export class DisplaySumDto {
  fen: string | null;
  /** @example 6 */
  known: number;
  /** @example 10 */
  of: number;
}

/** The page of a wall screen. It names no person. */
export class DisplayDto {
  name: string;
  organisationName: string;
  @ApiProperty({ format: 'date' }) asOf: string;
  at: string;
  projects: number;
  openAlerts: number;
  overdueMilestones: number;
  /** total costs, those of parts counted once */
  totalInvestment: CoveredSumDto;
  /** amounts of the plan period, those of parts counted once */
  planPeriod: CoveredSumDto;
  completed: DisplaySumDto;
  paid: DisplaySumDto;
  flagships: DisplayFlagshipDto[];
  columns: DisplayColumnDto[];
}

/** Converts the address of a wall screen to its response DTO. */
export const presentDisplayToken = (token: DisplayToken): DisplayTokenDto => ({
  id: token.id,
  name: token.name,
  organisationId: token.organisationId,
  organisationName: token.organisationName,
  createdAt: token.createdAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  endedAt: token.endedAt?.toISOString() ?? null,
});

const fenOf = (fen: bigint | null): string | null => fen?.toString() ?? null;
const presentSum = ({ fen, known, of }: DisplaySum): DisplaySumDto => ({
  fen: fenOf(fen),
  known,
  of,
});

const presentFlagship = (row: PortfolioRow): DisplayFlagshipDto => ({
  name: row.name,
  organisationName: row.unitName,
  stage: row.stage,
  totalInvestmentFen: fenOf(row.totalInvestmentFen),
  fypSpendFen: fenOf(row.fypSpendFen),
  completedFen: fenOf(row.completedFen),
  nextMilestoneOn: row.nextMilestoneOn,
  overdueMilestones: row.overdueMilestones,
  openAlerts: row.openAlerts,
  lights: row.lights,
});

/** Converts the page of a wall screen to its response DTO. */
export const presentDisplay = ({ token, budget, ...page }: DisplayPage): DisplayDto => ({
  name: token.name,
  organisationName: token.organisationName,
  asOf: page.asOf,
  at: page.at.toISOString(),
  projects: page.projects,
  openAlerts: page.openAlerts,
  overdueMilestones: page.overdueMilestones,
  totalInvestment: { ...presentSum(budget.total), inside: budget.total.inside },
  planPeriod: { ...presentSum(budget.planPeriod), inside: budget.planPeriod.inside },
  completed: presentSum(page.completed),
  paid: presentSum(page.paid),
  flagships: page.flagships.map(presentFlagship),
  columns: page.columns,
});
