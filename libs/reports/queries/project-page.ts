import type { Tx } from '#platform/database';
import { attributesOfItem, type ItemAttributeRow, type TargetRow, targetsOfItem } from '#plan';
import { type Evaluation, evaluateTargets } from '#readings';
import type { Day } from '#values';
import { portfolioRow, type PortfolioRow } from './portfolio.js';

/** A project with the targets and attributes of its plan item. */
export interface ProjectPage {
  project: PortfolioRow;
  targets: TargetRow[];
  /** Where each target stands today, by {@link targetKey}. */
  evaluated: ReadonlyMap<string, Evaluation>;
  attributes: ItemAttributeRow[];
}

/**
 * Returns the data of a project's page.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectPage(tx: Tx, today: string, id: string): Promise<ProjectPage> {
  const project = await portfolioRow(tx, today, id);
  const { planCode, columnNumber, itemNumber } = project;
  if (planCode === null || columnNumber === null || itemNumber === null)
    return { project, targets: [], evaluated: new Map(), attributes: [] };
  const item = [planCode, columnNumber, itemNumber] as const;
  const targets = await targetsOfItem(tx, ...item);
  return {
    project,
    targets,
    evaluated: await evaluateTargets(tx, targets, today as Day),
    attributes: await attributesOfItem(tx, ...item),
  };
}
