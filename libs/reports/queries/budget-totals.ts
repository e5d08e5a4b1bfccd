import { costChains, type CoveredTotal, totalOnce } from '#budget';
import { inScope, type Tx } from '#platform/database';
import {
  type AsKnown,
  familyLinks,
  findProject,
  type PartKind,
  type ProjectRow,
  selectProjects,
} from '#projects';
import type { Fen } from '#values';
import type { LayerFilter } from './layers.js';
import { planPeriods } from './plan-periods.js';
import { planOfFilter } from './plan-of-filter.js';

/**
 * Totals over several projects: the total cost of the projects, and the amount planned for the plan
 * period.
 */
export interface BudgetTotals {
  total: CoveredTotal;
  planPeriod: CoveredTotal;
  projects: number;
  units: readonly string[] | 'all';
}

/**
 * Adds up the amounts of the projects within the access scope. A sub-project is left out when its
 * parent is part of the sum, because the parent's amount includes that of the sub-project.
 */
export async function budgetTotals(
  tx: Tx,
  filter: LayerFilter,
  when: AsKnown,
  units: readonly string[] | 'all',
): Promise<BudgetTotals> {
  const projects = await projectsOf(tx, filter);
  const parents = new Map(
    (await familyLinks(tx, when)).map((link) => [link.projectId, link.parentId]),
  );
  const chains = await costChains(tx, projects, when);
  const periods = await planPeriods(tx, projects, when);
  const among = new Set(projects.map(({ id }) => id));
  const sum = (amountOf: (project: ProjectRow) => Fen | null) =>
    totalOnce(
      projects.map((project) => ({
        id: project.id,
        parentId: nearestAncestor(project.id, parents, among),
        scope: chains.get(project.id)?.ceiling.scope ?? (project.scope as 'not-stated'),
        amountFen: amountOf(project),
        counts: project.kind === 'investment',
      })),
    );
  return {
    total: sum(({ id }) => chains.get(id)?.ceiling.amountFen ?? null),
    planPeriod: sum(({ id }) => periods.get(id)?.figureFen ?? null),
    projects: projects.length,
    units,
  };
}

/**
 * Returns the nearest ancestor of a project that is also part of the sum; ancestors that the filter
 * excluded are skipped.
 */
function nearestAncestor(
  id: string,
  parents: ReadonlyMap<string, string>,
  among: ReadonlySet<string>,
): string | null {
  let ancestor = parents.get(id);
  while (ancestor !== undefined && !among.has(ancestor)) ancestor = parents.get(ancestor);
  return ancestor ?? null;
}

async function projectsOf(tx: Tx, filter: LayerFilter): Promise<ProjectRow[]> {
  const { column, kind, flagship, unitId } = filter;
  const plan = await planOfFilter(tx, filter);
  const query = selectProjects(tx)
    .where(inScope('project.organisation_number'))
    .orderBy('project.id');
  if (plan !== null) query.andWhere('project.plan_code = :plan', { plan });
  if (column !== undefined) query.andWhere('project.column_number = :column', { column });
  if (kind !== undefined) query.andWhere('project.kind = :kind', { kind });
  if (flagship !== undefined) query.andWhere('project.flagship = :flagship', { flagship });
  if (unitId !== undefined) query.andWhere('project.unit_id = :unitId', { unitId });
  return query.getMany();
}

/**
 * The parent or a sub-project of a project, with its cost in fen. A null cost means that it is
 * unknown.
 */
export interface FamilyMember {
  linkId: string;
  part: PartKind;
  projectId: string;
  projectName: string;
  validFrom: string;
  validTo: string | null;
  document: string;
  amountFen: Fen | null;
  scope: string;
}

/**
 * A project's parent and sub-projects. `restFen` is the part of the project's total cost that no
 * sub-project accounts for: its total cost minus the total costs of its sub-projects. Null while
 * one of these costs is unknown.
 */
export interface ProjectFamily {
  parent: FamilyMember | null;
  children: FamilyMember[];
  ownFen: Fen | null;
  parts: CoveredTotal;
  restFen: Fen | null;
}

/**
 * Returns the parent and the sub-projects that a project has on a day. Projects outside the access
 * scope are left out.
 * @throws Problem NOT_FOUND when the project itself lies outside the access scope.
 */
export async function projectFamily(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<ProjectFamily> {
  const project = await findProject(tx, projectId);
  const links = await familyLinks(tx, when, projectId);
  const ids = links.map((link) => (link.projectId === projectId ? link.parentId : link.projectId));
  const others =
    ids.length === 0
      ? []
      : await selectProjects(tx)
          .where(`project.id IN (:...ids) AND ${inScope('project.organisation_number')}`, { ids })
          .getMany();
  const chains = await costChains(tx, [project, ...others], when);
  const members = links.flatMap((link): (FamilyMember & { up: boolean })[] => {
    const up = link.projectId === projectId;
    const other = others.find(({ id }) => id === (up ? link.parentId : link.projectId));
    if (!other) return [];
    const ceiling = chains.get(other.id)?.ceiling;
    return [
      {
        up,
        linkId: link.id,
        part: link.part,
        projectId: other.id,
        projectName: other.name,
        validFrom: link.validFrom,
        validTo: link.validTo,
        document: link.document,
        amountFen: ceiling?.amountFen ?? null,
        scope: ceiling?.scope ?? other.scope,
      },
    ];
  });
  const children = members.filter(({ up }) => !up);
  const ownFen = chains.get(projectId)?.ceiling.amountFen ?? null;
  const sum = totalOnce(
    children.map((child) => ({
      id: child.projectId,
      parentId: null,
      scope: child.scope as 'not-stated',
      amountFen: child.amountFen,
      counts: true,
    })),
  );
  return {
    parent: members.find(({ up }) => up) ?? null,
    children,
    ownFen,
    parts: sum,
    restFen: ownFen === null || sum.fen === null || sum.known < sum.of ? null : ownFen - sum.fen,
  };
}
