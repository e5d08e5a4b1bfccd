import { OrganisationCodeField } from '#identity/http';
import { PlanCodeField } from '#plan/http';
import { Transform } from 'class-transformer';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  FenField,
  field,
  FormerlyCalled,
  FormerName,
  IdField,
  IdListField,
  PartField,
  PartListField,
  TextField,
  WholeField,
} from '#platform/http';
import { APPROVAL_REGIMES, type ApprovalRegime } from '../queries/approval-regime.js';
import {
  COORDINATE_SYSTEMS,
  type CoordinateSystem,
  LOCATION_TYPES,
  type LocationType,
  type Position,
  POSITIONS_MAX,
  type StatedLocation,
} from '../rules/location.js';
import { FIRST_FACTS_MAX } from '../rules/first-facts.js';
import { PART_KINDS, type PartKind } from '../rules/part.js';
import { readProjectCode } from '../rules/project-code.js';
import {
  type FactChange,
  type ItemRef,
  PROJECT_KINDS,
  PROJECT_SCOPES,
  type ProjectKind,
  type ProjectScope,
  type Registration,
  type Tier,
  TIERS,
} from '../rules/registration.js';
import { type Stage, STAGES } from '../rules/stages.js';

/** An item of a plan, in a request. */
export class PlanItemRefDto {
  @PlanCodeField({
    optional: true,
    description: 'without it, the plan that the installation began with',
  })
  plan?: string | null;
  @WholeField({ min: 1, max: 999, example: 10 }) column: number;
  @WholeField({ min: 1, max: 9999, example: 1 }) number: number;
}

const isPosition = (raw: unknown): raw is Position =>
  Array.isArray(raw) &&
  raw.length === 2 &&
  raw.every((one) => typeof one === 'number' && Number.isFinite(one) && Math.abs(one) <= 180);

/** Reads the positions of a point, a line, or an area; an area may be written as GeoJSON has it. */
function positionsIn(raw: unknown): Position[] | undefined {
  if (isPosition(raw)) return [raw];
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > POSITIONS_MAX) return undefined;
  if (raw.every(isPosition)) return raw;
  return raw.length === 1 && Array.isArray(raw[0]) && raw[0].length <= POSITIONS_MAX
    ? raw[0].every(isPosition)
      ? raw[0]
      : undefined
    : undefined;
}

const COORDINATES = field<Position[]>({
  code: 'NOT_A_POSITION',
  message: {
    zh: '坐标须为 [经度, 纬度]，或其列表',
    en: 'Coordinates are [longitude, latitude], or a list',
  },
  accepted: { zh: '例如 [120.1551, 30.2741]', en: 'such as [120.1551, 30.2741]' },
  read: positionsIn,
  schema: {
    type: 'array',
    items: {},
    example: [120.1551, 30.2741],
    description:
      'longitude first: one position of a point, a list of a line or of the edge of an area',
  },
});

const SPELLINGS: Readonly<Record<string, LocationType>> = {
  point: 'Point',
  line: 'LineString',
  linestring: 'LineString',
  area: 'Polygon',
  polygon: 'Polygon',
};
const spelled =
  <Name extends string>(names: Readonly<Record<string, Name>>) =>
  ({ value }: { value: unknown }): unknown =>
    typeof value === 'string' ? (names[value.toLowerCase()] ?? value) : value;

/** Where a project lies, as somebody states it. */
export class LocationDto {
  @Transform(spelled(SPELLINGS))
  @CodeField(LOCATION_TYPES, { description: 'a point, a line or an area' })
  type: LocationType;
  @COORDINATES coordinates: Position[];
  @Transform(spelled({ gcj02: 'GCJ-02', bd09: 'BD-09' }))
  @CodeField(COORDINATE_SYSTEMS, {
    optional: true,
    description: 'CGCS2000 unless given; GCJ-02 and BD-09 are converted to WGS84',
  })
  system?: CoordinateSystem | null;
}

const CODE_MAX = 100;
const CODES = field<string[]>(
  {
    code: 'NOT_A_PROJECT_CODE',
    message: { zh: '不是合法的项目代码', en: 'That is not a project code' },
    accepted: {
      zh: '例如 2019-330100-48-01-012345，旧代码可带后缀',
      en: 'such as 2019-330100-48-01-012345; an older one may carry a suffix',
    },
    read: (raw) => {
      if (!Array.isArray(raw) || raw.length > 50) return undefined;
      const codes = raw.map((one) =>
        typeof one === 'string' && one.length <= CODE_MAX ? readProjectCode(one)?.code : undefined,
      );
      return codes.every((code) => code !== undefined) ? codes : undefined;
    },
    schema: {
      type: 'array',
      items: { type: 'string' },
      example: ['2019-330100-48-01-012345'],
      description: '项目代码 of GB/T 40058; one code names one project',
    },
  },
  { optional: true },
);

/** What can be said of a project, when it is registered and afterwards. */
class ProjectFactsDto {
  @PartListField(() => PlanItemRefDto, {
    max: 20,
    optional: true,
    description: 'none, one, or several of several plans; a part without items has its parent’s',
  })
  planItems?: PlanItemRefDto[] | null;
  @PartField(() => PlanItemRefDto, { optional: true, description: 'the same, for a single item' })
  planItem?: PlanItemRefDto | null;
  @IdField({ optional: true, description: 'the project of which this one is a part' })
  parentId?: string | null;
  @CodeField(PART_KINDS, { optional: true, description: 'sub-item unless given' })
  part?: PartKind | null;
  @OrganisationCodeField({ optional: true, description: '主管部门' })
  supervisingOrganisationId?: string | null;
  @IdField({ optional: true, description: '经办人' }) officerPersonId?: string | null;
  @IdField({ optional: true, description: '分管领导' }) leaderPersonId?: string | null;
  @CODES codes?: string[] | null;
  @CodeField(APPROVAL_REGIMES, { optional: true }) approvalRegime?: ApprovalRegime | null;
  @CodeField(TIERS, { optional: true, description: 'standard unless given' }) tier?: Tier | null;
  @CodeField(PROJECT_SCOPES, {
    optional: true,
    description: '口径: what the amounts cover; not-stated unless given',
  })
  scope?: ProjectScope | null;
  @TextField({ max: 100, optional: true, description: '行业', example: '轨道交通' })
  sector?: string | null;
  @PartField(() => LocationDto, { optional: true }) location?: LocationDto | null;
  @TextField({ max: 100, optional: true, example: '萧山区' }) district?: string | null;
  @DayField({ optional: true }) plannedStartOn?: Day | null;
  @DayField({ optional: true, description: 'not before plannedStartOn' })
  plannedFinishOn?: Day | null;
  @TextField({ max: 4000, lines: true, optional: true }) summary?: string | null;
  @FenField({ optional: true, description: 'null is unknown, never zero' })
  totalInvestmentFen?: bigint | null;
  @FenField({ optional: true, description: 'not more than the total' }) fypSpendFen?: bigint | null;
  @TextField({ max: 1000, optional: true, description: 'what the figures include' })
  figureNote?: string | null;
  @TextField({ max: 2000, lines: true, optional: true, example: '市政府批准实施' })
  reason?: string | null;
}

const STAGE_OPTIONS = {
  optional: true,
  description: 'with or without the day since when it holds',
} as const;

/** Request body that registers a project. */
export class RegistrationDto extends ProjectFactsDto {
  @TextField({ max: 200, example: '地铁示例线一期 土建 1 标（示例）' }) name: string;
  @CodeField(PROJECT_KINDS) kind: ProjectKind;
  @FormerlyCalled('unitId')
  @OrganisationCodeField({ example: 'sample-transport', description: '责任单位' })
  leadOrganisationId: string;
  @FormerName('leadOrganisationId') unitId?: string;
  @CodeField(STAGES, STAGE_OPTIONS) stage?: Stage | null;
  @DayField({ optional: true, description: 'day since when the stage holds; not after today' })
  stageOn?: Day | null;
}

/** Request body that changes what is recorded of a project; what is left out stays as it is. */
export class ProjectEditDto extends ProjectFactsDto {
  @TextField({ max: 200, optional: true }) name?: string | null;
  @CodeField(PROJECT_KINDS, { optional: true }) kind?: ProjectKind | null;
  @DayField({
    optional: true,
    description: 'day from which another parent holds; the day of the decision unless given',
  })
  parentFrom?: Day | null;
}

/** Request body that says the stage and tier of several projects. */
export class FirstFactsDto {
  @IdListField({ max: FIRST_FACTS_MAX, description: 'Projects, each once' }) projectIds: string[];
  @CodeField(STAGES, {
    optional: true,
    description: 'only of projects of which no stage is recorded yet',
  })
  stage?: Stage | null;
  @DayField({ optional: true, description: 'day since when the stage holds, where it is known' })
  stageOn?: Day | null;
  @CodeField(TIERS, { optional: true }) tier?: Tier | null;
  @TextField({ max: 2000, lines: true, optional: true }) reason?: string | null;
}

/** Content of a request about the register, as it is edited: of a new project, or of a change. */
export class ProjectRequestDto extends ProjectFactsDto {
  @TextField({ max: 200, optional: true }) name?: string | null;
  @CodeField(PROJECT_KINDS, { optional: true }) kind?: ProjectKind | null;
  @OrganisationCodeField({ optional: true }) leadOrganisationId?: string | null;
  @CodeField(STAGES, STAGE_OPTIONS) stage?: Stage | null;
  @DayField({ optional: true }) stageOn?: Day | null;
  @DayField({ optional: true }) parentFrom?: Day | null;
}

/** The plan that is meant where a request names none. */
interface Meant {
  plan: string;
}

const itemsOf = (
  { planItems, planItem }: ProjectFactsDto,
  { plan }: Meant,
): ItemRef[] | undefined => {
  const given = planItems ?? (planItem ? [planItem] : planItem === null ? [] : planItems);
  return given === null
    ? []
    : given?.map((item) => ({
        plan: item.plan ?? plan,
        column: item.column,
        number: item.number,
      }));
};

const locationOf = (location: LocationDto): StatedLocation => ({
  type: location.type,
  positions: location.coordinates,
  system: location.system ?? 'CGCS2000',
});

/** Converts the facts of a request body; those that it leaves out are undefined. */
export function factsGiven(
  dto: ProjectFactsDto & Partial<ProjectEditDto>,
  meant: Meant,
): FactChange {
  const fen = (amount: bigint | null | undefined) => amount?.toString() ?? amount;
  const given = {
    name: dto.name ?? undefined,
    kind: dto.kind ?? undefined,
    planItems: itemsOf(dto, meant),
    parentId: dto.parentId,
    part: dto.parentId === null ? null : (dto.part ?? undefined),
    supervisingOrganisationId: dto.supervisingOrganisationId,
    officerPersonId: dto.officerPersonId,
    leaderPersonId: dto.leaderPersonId,
    codes: dto.codes ?? undefined,
    approvalRegime: dto.approvalRegime ?? undefined,
    tier: dto.tier ?? undefined,
    scope: dto.scope ?? undefined,
    sector: dto.sector,
    location: dto.location && locationOf(dto.location),
    district: dto.district,
    plannedStartOn: dto.plannedStartOn,
    plannedFinishOn: dto.plannedFinishOn,
    summary: dto.summary,
    totalInvestmentFen: fen(dto.totalInvestmentFen),
    fypSpendFen: fen(dto.fypSpendFen),
    figureNote: dto.figureNote,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as FactChange;
}

/** Converts the body of a registration; what it leaves out is not known. */
export function registrationOf(dto: RegistrationDto, meant: Meant): Registration {
  const { stage = null, stageOn = null } = dto;
  return {
    planItems: [],
    parentId: null,
    part: dto.parentId ? 'sub-item' : null,
    supervisingOrganisationId: null,
    officerPersonId: null,
    leaderPersonId: null,
    codes: [],
    approvalRegime: null,
    tier: 'standard',
    scope: 'not-stated',
    sector: null,
    location: null,
    district: null,
    plannedStartOn: null,
    plannedFinishOn: null,
    summary: null,
    totalInvestmentFen: null,
    fypSpendFen: null,
    figureNote: null,
    ...factsGiven(dto, meant),
    name: dto.name,
    kind: dto.kind,
    leadOrganisationId: dto.leadOrganisationId,
    stage,
    stageOn,
  };
}
