import { PlanCodeField } from '#plan/http';
import { ApiProperty } from '@nestjs/swagger';
import { type CoveredTotal, SCOPES } from '#budget';
import { PART_KINDS, type Parentage, type PartKind, type ProjectParentRow } from '#projects';
import type { BudgetTotals, FamilyMember, ProjectFamily } from '../queries/budget-totals.js';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  FlagField,
  IdField,
  InstantField,
  TextField,
  WholeField,
} from '#platform/http';

export const UNKNOWN_FEN = {
  example: '2700000000000',
  description: 'null is unknown, never zero',
} as const;

/** Request body that makes a project a sub-project of another project. */
export class ParentageBody {
  @IdField() parentId: string;
  @CodeField(PART_KINDS, { description: '子项 of a package, or the city’s section of a line' })
  part: PartKind;
  @DayField() validFrom: Day;
  @DayField({ optional: true, description: 'the last day; open unless given' })
  validTo?: Day | null;
  @TextField({ max: 300, example: '项目打包批复' }) document: string;
}

/** Converts the request body to a relation between sub-project and parent project. */
export const parentageOf = (body: ParentageBody): Parentage => ({
  parentId: body.parentId,
  part: body.part,
  validFrom: body.validFrom,
  validTo: body.validTo ?? null,
  document: body.document,
});

/**
 * Request body that ends the relation of a sub-project to its parent; `endedOn` is the last day of
 * the relation.
 */
export class ParentageEndBody {
  @DayField({ description: 'not after today' }) endedOn: Day;
}

/** The relation of a sub-project to its parent project during a period. */
export class ParentageDto {
  id: string;
  projectId: string;
  parentId: string;
  part: PartKind;
  validFrom: string;
  validTo: string | null;
  endedOn: string | null;
  document: string;
  recordedBy: string;
  recordedAt: string;
}

/** A sum of amounts of several projects, with the number of projects whose amount is known. */
export class CoveredSumDto {
  fen: string | null;
  /** @example 6 */
  known: number;
  /**
   * number of projects whose amount should be known
   * @example 10
   */
  of: number;
  /**
   * number of sub-projects that were not added, because the amount of their parent includes them
   * @example 0
   */
  inside: number;
}

export class ScopeSumDto extends CoveredSumDto {
  @ApiProperty({ enum: SCOPES }) scope: string;
}

export class CoveredTotalDto extends CoveredSumDto {
  /** one sum for each scope, such as the whole line or the city’s section */
  byScope: ScopeSumDto[];
}

/** The parent project or a sub-project of a project, with its amount. */
export class FamilyMemberDto {
  /** id of the link between the two projects */
  linkId: string;
  part: PartKind;
  projectId: string;
  projectName: string;
  validFrom: string;
  validTo: string | null;
  document: string;
  amountFen: string | null;
  @ApiProperty({ enum: SCOPES }) scope: string;
}

/**
 * The parent project and the sub-projects of a project. Projects that the reader may not see are
 * left out.
 */
export class ProjectFamilyDto {
  parent: FamilyMemberDto | null;
  children: FamilyMemberDto[];
  ownFen: string | null;
  /** sum of the total costs of the sub-projects */
  parts: CoveredTotalDto;
  /** what of the whole its parts do not cover; null unless all are known */
  restFen: string | null;
}

/**
 * Query that selects the projects of a total, the day for which amounts are valid, and the instant
 * up to which records are taken into account.
 */
export class BudgetTotalsQuery {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
  @WholeField({
    min: 1,
    max: 999,
    optional: true,
    nullable: false,
    description: 'only of this column of the plan',
    example: 10,
  })
  column?: number;
  @CodeField(['investment', 'programme', 'reform', 'spatial-guidance'], {
    optional: true,
    nullable: false,
  })
  kind?: string;
  @FlagField({ optional: true, nullable: false }) flagship?: boolean;
  @TextField({ max: 63, optional: true, nullable: false, example: 'sample-transport' })
  unitId?: string;
  @DayField({
    optional: true,
    nullable: false,
    description: 'as it held on this day; today unless given',
  })
  asOf?: Day;
  @InstantField({ optional: true, nullable: false, description: 'as known at this instant' })
  knownAt?: Date;
}

/**
 * Totals over several projects. If the amount of a parent project already includes the amount of a
 * sub-project, the latter is not added again.
 */
export class BudgetTotalsDto {
  /** sum of the total costs of the projects */
  total: CoveredTotalDto;
  /** sum of the amounts planned for the plan period */
  planPeriod: CoveredTotalDto;
  /** @example 181 */
  projects: number;
  /** organisations whose projects are included: those that the reader may see */
  @ApiProperty({
    oneOf: [
      { type: 'array', items: { type: 'string' } },
      { type: 'string', enum: ['all'] },
    ],
  })
  units: readonly string[] | 'all';
}

const presentTotal = ({ fen, byScope, ...coverage }: CoveredTotal): CoveredTotalDto => ({
  fen: fen?.toString() ?? null,
  ...coverage,
  byScope: byScope.map((sum) => ({ ...sum, fen: sum.fen?.toString() ?? null })),
});

/** Converts totals over several projects to their response DTO. */
export const presentTotals = ({
  total,
  planPeriod,
  projects,
  units,
}: BudgetTotals): BudgetTotalsDto => ({
  total: presentTotal(total),
  planPeriod: presentTotal(planPeriod),
  projects,
  units,
});

/** Converts the parent and the sub-projects of a project to their response DTO. */
export const presentFamily = ({
  parent,
  children,
  ownFen,
  parts,
  restFen,
}: ProjectFamily): ProjectFamilyDto => ({
  parent: parent && presentMember(parent),
  children: children.map(presentMember),
  ownFen: ownFen?.toString() ?? null,
  parts: presentTotal(parts),
  restFen: restFen?.toString() ?? null,
});

const presentMember = (member: FamilyMember): FamilyMemberDto => ({
  linkId: member.linkId,
  part: member.part,
  projectId: member.projectId,
  projectName: member.projectName,
  validFrom: member.validFrom,
  validTo: member.validTo,
  document: member.document,
  amountFen: member.amountFen?.toString() ?? null,
  scope: member.scope,
});

/** Converts a stored relation between sub-project and parent project to its response DTO. */
export const presentParentage = (row: ProjectParentRow): ParentageDto => ({
  id: row.id,
  projectId: row.projectId,
  parentId: row.parentId,
  part: row.part,
  validFrom: row.validFrom,
  validTo: row.validTo,
  endedOn: row.endedOn,
  document: row.document,
  recordedBy: row.recordedBy,
  recordedAt: row.recordedAt.toISOString(),
});
