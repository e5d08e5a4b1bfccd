import type { ProjectEdit, Registration } from '../../client/register.js';
import type { ProjectDetail } from '../../client/projects.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';

/** What a user types about a project. Amounts are in 万元; positions are one to a line. */
export interface TypedProject {
  name: string;
  kind: ProjectDetail['kind'];
  planItems: string[];
  parentId?: string | null;
  part?: 'sub-item' | 'section' | null;
  leadOrganisationId: string;
  supervisingOrganisationId?: string | null;
  officerPersonId?: string | null;
  leaderPersonId?: string | null;
  codes?: string;
  stage?: Registration['stage'];
  stageOn?: string | null;
  approvalRegime?: Registration['approvalRegime'];
  tier: 'flagship' | 'standard';
  scope: 'whole-line' | 'hangzhou-section' | 'not-stated';
  sector?: string;
  locationType?: 'Point' | 'LineString' | 'Polygon' | null;
  locationSystem?: 'CGCS2000' | 'WGS84' | 'GCJ-02' | 'BD-09';
  positions?: string;
  district?: string;
  plannedStartOn?: string | null;
  plannedFinishOn?: string | null;
  summary?: string;
  total?: string;
  fypSpend?: string;
  figureNote?: string;
  reason?: string;
}

/** Key of an item of a plan in a list of choices. */
export const itemKey = ({
  plan,
  column,
  number,
}: {
  plan: string;
  column: number;
  number: number;
}) => `${plan} ${column} ${number}`;

function itemOf(key: string) {
  const [plan = '', column, number] = key.split(' ');
  return { plan, column: Number(column), number: Number(number) };
}

/** Reads positions, one to a line: longitude and latitude with a comma or space between them. */
export function positionsIn(typed: string): number[][] {
  return typed
    .normalize('NFKC')
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/[,\s]+/).map(Number));
}

/** Returns the problem with an amount of 万元; null where it is readable or left out. */
export const isAmount = (typed: string | undefined): boolean =>
  !typed?.trim() || 'fen' in parseAmount(typed, 'wan');

function fenIn(typed: string | undefined): string | null {
  if (!typed?.trim()) return null;
  const read = parseAmount(typed, 'wan');
  return 'fen' in read ? read.fen.toString() : null;
}

const text = (typed: string | undefined): string | null => typed?.trim() || null;

function locationIn({ locationType, locationSystem, positions }: TypedProject) {
  if (!locationType || !positions?.trim()) return null;
  const found = positionsIn(positions);
  const coordinates = locationType === 'Point' ? (found[0] ?? []) : found;
  return {
    type: locationType,
    coordinates: coordinates as never,
    system: locationSystem ?? 'CGCS2000',
  };
}

/** Converts what was typed to what is sent for a change. */
export function editOf(typed: TypedProject): ProjectEdit {
  const codes = (typed.codes ?? '').split(/[\s,，;；]+/).filter((code) => code !== '');
  return {
    name: typed.name.trim(),
    kind: typed.kind,
    planItems: typed.planItems.map(itemOf),
    parentId: typed.parentId ?? null,
    ...(typed.parentId ? { part: typed.part ?? 'sub-item' } : {}),
    supervisingOrganisationId: typed.supervisingOrganisationId ?? null,
    officerPersonId: typed.officerPersonId ?? null,
    leaderPersonId: typed.leaderPersonId ?? null,
    ...(codes.length > 0 ? { codes } : {}),
    ...(typed.approvalRegime ? { approvalRegime: typed.approvalRegime } : {}),
    tier: typed.tier,
    scope: typed.scope,
    sector: text(typed.sector),
    location: locationIn(typed),
    district: text(typed.district),
    plannedStartOn: typed.plannedStartOn ?? null,
    plannedFinishOn: typed.plannedFinishOn ?? null,
    summary: text(typed.summary),
    totalInvestmentFen: fenIn(typed.total),
    fypSpendFen: fenIn(typed.fypSpend),
    figureNote: text(typed.figureNote),
    reason: text(typed.reason),
  };
}

/** Converts what was typed to what is sent for a new project. */
export const registrationOf = (typed: TypedProject): Registration => ({
  ...editOf(typed),
  name: typed.name.trim(),
  kind: typed.kind,
  leadOrganisationId: typed.leadOrganisationId,
  stage: typed.stage ?? null,
  stageOn: typed.stage ? (typed.stageOn ?? null) : null,
});

const flat = (coordinates: unknown[]): string =>
  (Array.isArray(coordinates[0])
    ? Array.isArray((coordinates[0] as unknown[])[0])
      ? (coordinates[0] as number[][])
      : (coordinates as number[][])
    : [coordinates as number[]]
  )
    .map((position) => position.join(', '))
    .join('\n');

/** Returns a project as a user would type it. */
export const typedOf = (project: ProjectDetail): TypedProject => ({
  name: project.name,
  kind: project.kind,
  planItems: project.planItems.map(itemKey),
  parentId: project.parentId,
  leadOrganisationId: project.leadOrganisationId,
  supervisingOrganisationId: project.supervisingOrganisationId,
  officerPersonId: project.officerPersonId,
  leaderPersonId: project.leaderPersonId,
  approvalRegime: project.approvalRegime,
  tier: project.tier,
  scope: project.scope,
  sector: project.sector ?? '',
  locationType: project.location?.type ?? null,
  locationSystem: project.location?.system ?? 'CGCS2000',
  positions: project.location ? flat(project.location.coordinates) : '',
  district: project.district ?? '',
  plannedStartOn: project.plannedStartOn,
  plannedFinishOn: project.plannedFinishOn,
  summary: project.summary ?? '',
  total: project.totalInvestmentFen ? typedAmount(project.totalInvestmentFen, 'wan') : '',
  fypSpend: project.fypSpendFen ? typedAmount(project.fypSpendFen, 'wan') : '',
  figureNote: project.figureNote ?? '',
});

/** Fields of the form by the names that the API gives them. */
export const fieldOf = (path: string): string =>
  path.startsWith('location.coordinates')
    ? 'positions'
    : path.startsWith('location')
      ? 'locationType'
      : path === 'totalInvestmentFen'
        ? 'total'
        : path === 'fypSpendFen'
          ? 'fypSpend'
          : (path.split('.')[0] ?? path);
