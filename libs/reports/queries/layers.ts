import { type Dimension, type Level, type Light, projectLights } from '#alerts';
import { type CostChain, costChains } from '#budget';
import { inScope, type Tx } from '#platform/database';
import {
  type AsKnown,
  findProject,
  projectOrder,
  type ProjectRow,
  selectProjects,
  UNPLANNED,
} from '#projects';
import type { Day } from '#values';
import { planOfFilter } from './plan-of-filter.js';

/**
 * The three limits with which a project's spending is compared, each called a layer: the approved
 * total, the plan of the year and the amount planned for the plan period. Each is a dimension of the
 * project's lights.
 */
export const LAYERS = [
  'approved-total',
  'year-plan',
  'plan-period',
] as const satisfies readonly Dimension[];
export type Layer = (typeof LAYERS)[number];

/** The day and the knowledge that a reader asks for, and what day it is. */
export interface LayersWhen extends AsKnown {
  today: Day;
}

/** The light of a layer; without a rule and inputs while the project was not evaluated yet. */
export type LayerLight = Light | null;

/**
 * A project with its three layers: the comparisons of its spending with the approved total, with
 * the year plan, and with the amount of the plan period.
 */
export interface ProjectLayers {
  project: ProjectRow;
  chain: CostChain;
  approvedTotal: LayerLight;
  yearPlan: LayerLight;
  planPeriod: LayerLight;
}

/**
 * Filter for the list of projects with their layers (comparisons with a limit). `level` selects
 * projects for which the given `layer` has that level; without `layer`, projects for which any of
 * the three layers has that level.
 */
export interface LayerFilter {
  plan?: string | undefined;
  column?: number | undefined;
  kind?: string | undefined;
  flagship?: boolean | undefined;
  unitId?: string | undefined;
  level?: Level | undefined;
  layer?: Layer | undefined;
}

/**
 * Sort key of the last project of a page, from which the next page continues: flagship projects
 * come first, then the order of the plan.
 */
export interface LayerKey {
  flagship: boolean;
  columnNumber: number;
  itemNumber: number;
  id: string;
}

/**
 * Returns the layers (comparisons of the spending with three limits) of one project.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectLayers(
  tx: Tx,
  projectId: string,
  when: LayersWhen,
): Promise<ProjectLayers> {
  const [layers] = await layersOf(tx, [await findProject(tx, projectId)], when);
  if (!layers) throw new Error(`no layers were found for project ${projectId}`);
  return layers;
}

/**
 * Number of projects that {@link portfolioLayers} reads in one batch when the list is filtered by
 * level.
 */
const READ = 200;
const READ_TIMES = 50;

/**
 * A page of projects with their layers, and the sort key from which the next page continues; `next`
 * is null on the last page.
 */
export interface LayerPage {
  items: ProjectLayers[];
  next: LayerKey | null;
}

/**
 * Returns a page of projects with the layers (comparisons with three limits) of each. With a filter
 * by level, projects are read in batches, from the one after `after`, until the page is full. After
 * 10,000 projects the page is returned even if it is not full.
 */
export async function portfolioLayers(
  tx: Tx,
  filter: LayerFilter,
  when: LayersWhen,
  { after, limit }: { after?: LayerKey | undefined; limit: number },
): Promise<LayerPage> {
  const step = filter.level === undefined ? limit + 1 : READ;
  const found: ProjectLayers[] = [];
  let from = after;
  for (let times = 0; times < READ_TIMES; times += 1) {
    const projects = await projectsAfter(tx, filter, from, step);
    found.push(...(await layersOf(tx, projects, when)).filter((layers) => stands(layers, filter)));
    const last = found[limit - 1];
    if (found.length > limit && last)
      return { items: found.slice(0, limit), next: keyOf(last.project) };
    const seen = projects.at(-1);
    if (projects.length < step || !seen) return { items: found, next: null };
    from = keyOf(seen);
  }
  return { items: found, next: from ?? null };
}

const keyOf = ({ flagship, columnNumber, itemNumber, id }: ProjectRow): LayerKey => ({
  flagship,
  columnNumber: columnNumber ?? UNPLANNED,
  itemNumber: itemNumber ?? UNPLANNED,
  id,
});

const stands = (
  { approvedTotal, yearPlan, planPeriod }: ProjectLayers,
  { level, layer }: LayerFilter,
): boolean =>
  level === undefined ||
  [approvedTotal, yearPlan, planPeriod].some(
    (light) => light?.level === level && (layer === undefined || light.dimension === layer),
  );

/**
 * Lists the projects that match a filter, flagship projects first and then in the order of the
 * plan, beginning with the one that follows the key `after`.
 */
async function projectsAfter(
  tx: Tx,
  filter: LayerFilter,
  after: LayerKey | undefined,
  limit: number,
): Promise<ProjectRow[]> {
  const query = selectProjects(tx)
    .where(inScope('project.organisation_number'))
    .orderBy('(NOT project.flagship)')
    .addOrderBy(`coalesce(project.column_number, ${UNPLANNED})`)
    .addOrderBy(`coalesce(project.item_number, ${UNPLANNED})`)
    .addOrderBy('project.id')
    .limit(limit);
  const plan = await planOfFilter(tx, filter);
  if (plan !== null) query.andWhere('project.plan_code = :plan', { plan });
  if (filter.column !== undefined)
    query.andWhere('project.column_number = :column', { column: filter.column });
  if (filter.kind !== undefined) query.andWhere('project.kind = :kind', { kind: filter.kind });
  if (filter.flagship !== undefined)
    query.andWhere('project.flagship = :flagship', { flagship: filter.flagship });
  if (filter.unitId !== undefined)
    query.andWhere('project.unit_id = :unitId', { unitId: filter.unitId });
  if (after) {
    const { flagship, ...place } = after;
    query.andWhere(`(${projectOrder('project')}) > (:exited, :columnNumber, :itemNumber, :id)`, {
      ...place,
      exited: !flagship,
    });
  }
  return query.getMany();
}

/**
 * Returns the layers (comparisons with three limits) of the given projects, in the same order: the
 * lights of the evaluation that also raises and ends the alerts.
 */
async function layersOf(
  tx: Tx,
  projects: readonly ProjectRow[],
  { today, ...when }: LayersWhen,
): Promise<ProjectLayers[]> {
  const ids = projects.map(({ id }) => id);
  const chains = await costChains(tx, projects, when);
  const evaluated = await projectLights(tx, ids, when, today);
  return projects.map((project) => {
    const chain = chains.get(project.id);
    if (!chain) throw new Error(`project ${project.id} lost its chain while it was read`);
    const lights = evaluated.get(project.id)?.lights ?? [];
    const of = (layer: Layer): LayerLight =>
      lights.find(({ dimension }) => dimension === layer) ?? null;
    return {
      project,
      chain,
      approvedTotal: of('approved-total'),
      yearPlan: of('year-plan'),
      planPeriod: of('plan-period'),
    };
  });
}
