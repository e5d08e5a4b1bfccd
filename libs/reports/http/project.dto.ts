import { ApiProperty } from '@nestjs/swagger';
import type { ItemAttributeRow } from '#plan';
import type { PortfolioRow } from '../queries/portfolio.js';
import { type Severity, worstSeverity, type Level, type Dimension } from '#alerts';
import { PageOf } from '#platform/http';
import { LocationView, presentLocation } from '#projects/http';
import type { ProjectPage } from '../queries/project-page.js';
import { EvaluatedTargetDto, presentEvaluatedTarget } from './evaluated-plan.dto.js';

/** The position of a project's item in the plan. */
export class PlanItemPlaceDto {
  /** @example 10 */
  column: number;
  /** @example 1 */
  number: number;
}

/** An item of a plan that a project belongs to. */
export class ProjectItemDto extends PlanItemPlaceDto {
  /** @example hangzhou-14fyp */
  plan: string;
}

/** What the light of one dimension of a project shows. */
export class ProjectLightDto {
  dimension: Dimension;
  level: Level;
}

/** A project as the list shows it, with its amounts. */
export class ProjectDto {
  id: string;
  /** @example 杭州萧山国际机场三期改扩建工程 */
  name: string;
  /**
   * plan of its first item; null for a project that no plan names
   * @example hangzhou-14fyp
   */
  plan: string | null;
  /** its first item */
  planItem: PlanItemPlaceDto | null;
  /** all its items, of all plans */
  planItems: ProjectItemDto[];
  /** the project of which it is a part today */
  parentId: string | null;
  kind: PortfolioRow['kind'];
  /** stage of the project; null until it is recorded */
  stage: string | null;
  /** day since when the stage holds; null where that is not known */
  stageOn: string | null;
  /** what the amounts cover */
  scope: PortfolioRow['scope'];
  /** approval regime of the project; null until it is recorded */
  approvalRegime: PortfolioRow['approvalRegime'];
  tier: PortfolioRow['tier'];
  /**
   * id of its lead organisation
   * @example sample-transport
   */
  leadOrganisationId: string;
  /**
   * the same as leadOrganisationId, under its old name
   * @example sample-transport
   */
  @ApiProperty({ deprecated: true })
  unitId: string;
  /** @example 交通建设单位（示例） */
  unitName: string;
  totalInvestmentFen: string | null;
  fypSpendFen: string | null;
  /** note on what the amounts include; null when there is none */
  figureNote: string | null;
  flagship: boolean;
  /**
   * id of the organisation that supervises it (主管部门)
   * @example city
   */
  supervisingOrganisationId: string | null;
  /** 经办人 */
  officerPersonId: string | null;
  /** 分管领导 */
  leaderPersonId: string | null;
  /** @example 轨道交通 */
  sector: string | null;
  location: LocationView | null;
  /** @example 萧山区 */
  district: string | null;
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
  summary: string | null;
  /**
   * position of the project’s item in the plan, by column and item
   * @example 专栏10 第1项
   */
  place: string;
  /** completed investment recorded so far; null where no entry is of it */
  completedFen: string | null;
  /** funds in place recorded so far */
  fundsFen: string | null;
  /** paid so far */
  paidFen: string | null;
  /**
   * number of entries in the three sums; 0 means nothing was recorded
   * @example 0
   */
  ledgerEntries: number;
  nextMilestoneOn: string | null;
  /** @example 2 */
  milestones: number;
  /** @example 0 */
  milestonesMet: number;
  /** @example 1 */
  overdueMilestones: number;
  /** milestones whose day was only inferred from the plan and waits to be verified */
  derivedMilestones: number;
  /** @example 1 */
  openAlerts: number;
  /** of the worst of its lights; null where none is amber or red */
  severity: Severity | null;
  /** of its last evaluation; empty while it was not evaluated yet */
  lights: ProjectLightDto[];
}

/** A page of projects: flagship projects first, then in the order of the plan. */
export class ProjectPageDto extends PageOf(ProjectDto) {}

/** A length or count that describes a plan item and is not a target. */
export class AttributeDto {
  /** @example 全长 */
  name: string;
  /** @example ~ */
  comparator: string;
  /** @example 85.5 */
  value: number;
  /** @example 公里 */
  unit: string;
  note: string | null;
  /** @example 专栏10 第3项 */
  place: string;
}

/** A project with the targets and attributes of its plan item. */
export class ProjectDetailDto extends ProjectDto {
  targets: EvaluatedTargetDto[];
  attributes: AttributeDto[];
}

/** Returns the first item of a project; null for one that no plan names. */
export const firstItem = ({
  columnNumber,
  itemNumber,
}: Pick<PortfolioRow, 'columnNumber' | 'itemNumber'>): PlanItemPlaceDto | null =>
  columnNumber === null || itemNumber === null
    ? null
    : { column: columnNumber, number: itemNumber };

function itemsOf(row: PortfolioRow): ProjectItemDto[] {
  const first = firstItem(row);
  return first && row.planCode ? [{ plan: row.planCode, ...first }, ...row.furtherItems] : [];
}

/** Converts a project to its response DTO. */
export const presentProject = (row: PortfolioRow): ProjectDto => ({
  id: row.id,
  name: row.name,
  plan: row.planCode,
  planItem: firstItem(row),
  planItems: itemsOf(row),
  parentId: row.parentId,
  kind: row.kind,
  stage: row.stage,
  stageOn: row.stageOn,
  scope: row.scope,
  approvalRegime: row.approvalRegime,
  tier: row.tier,
  leadOrganisationId: row.unitId,
  unitId: row.unitId,
  unitName: row.unitName,
  totalInvestmentFen: row.totalInvestmentFen?.toString() ?? null,
  fypSpendFen: row.fypSpendFen?.toString() ?? null,
  figureNote: row.figureNote,
  flagship: row.flagship,
  supervisingOrganisationId: row.supervisingOrganisationId,
  officerPersonId: row.officerPersonId,
  leaderPersonId: row.leaderPersonId,
  sector: row.sector,
  location: row.location && presentLocation(row.location),
  district: row.district,
  plannedStartOn: row.plannedStartOn,
  plannedFinishOn: row.plannedFinishOn,
  summary: row.summary,
  place: row.place,
  completedFen: row.completedFen?.toString() ?? null,
  fundsFen: row.fundsFen?.toString() ?? null,
  paidFen: row.paidFen?.toString() ?? null,
  ledgerEntries: Number(row.moneyEntries),
  nextMilestoneOn: row.nextMilestoneOn,
  milestones: row.milestones,
  milestonesMet: row.milestonesMet,
  overdueMilestones: row.overdueMilestones,
  derivedMilestones: row.derivedMilestones,
  openAlerts: row.openAlerts,
  severity: worstSeverity(row.lights),
  lights: row.lights,
});

/** Converts an attribute to its response DTO. */
export const presentAttribute = (row: ItemAttributeRow): AttributeDto => ({
  name: row.name,
  comparator: row.comparator,
  value: Number(row.value),
  unit: row.unit,
  note: row.note,
  place: row.place,
});

/** Converts a project with its targets and attributes to its response DTO. */
export const presentProjectDetail = ({
  project,
  targets,
  evaluated,
  attributes,
}: ProjectPage): ProjectDetailDto => ({
  ...presentProject(project),
  targets: targets.map((target) => presentEvaluatedTarget(target, evaluated)),
  attributes: attributes.map(presentAttribute),
});
